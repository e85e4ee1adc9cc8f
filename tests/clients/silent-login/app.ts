import { Auth0Provider, useAuth0 } from "@auth0/auth0-react";
import { Auth0Client } from "@auth0/auth0-spa-js";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

/** An application with Auth0's two libraries as they are, without refresh tokens: it stays logged in silently or not at all. */

declare global {
  interface Window {
    /** What the page is served with. */
    settings: { domain: string; clientId: string };
    /** Asks auth0-spa-js, in a client of its own, for a session and then for a token. */
    askSpaJs: () => Promise<{ isAuthenticated: boolean; error: string | undefined }>;
  }
}

const settings = { ...window.settings };
const authorizationParams = { redirect_uri: window.location.origin };

window.askSpaJs = async () => {
  const client = new Auth0Client({ ...settings, authorizationParams });
  await client.checkSession();
  const isAuthenticated = await client.isAuthenticated();
  const error = await client.getTokenSilently({ cacheMode: "off" }).then(
    () => undefined,
    (refused: unknown) => {
      const { error: code, error_description: said } = refused as Record<string, string>;
      return `${code ?? ""}: ${said ?? ""}`;
    },
  );
  return { isAuthenticated, error };
};

function App() {
  const { isLoading, error, user, loginWithRedirect } = useAuth0();
  if (isLoading) return "…";
  if (error) return `Error: ${error.message}`;
  if (user) return `Logged in as ${user.email ?? ""}`;
  return createElement("button", { onClick: () => void loginWithRedirect() }, "Log in");
}

createRoot(document.body.appendChild(document.createElement("main"))).render(
  createElement(Auth0Provider, { ...settings, authorizationParams }, createElement(App)),
);
