import { Auth0Provider } from "@auth0/auth0-react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import authConfig from "./auth_config.json";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");

createRoot(root).render(
  <StrictMode>
    <Auth0Provider
      domain={authConfig.domain}
      clientId={authConfig.clientId}
      authorizationParams={{ redirect_uri: window.location.origin }}
      // After a login with a second factor Auth0 refuses a silent one, so a reload can't get tokens from the session. They
      // are kept in the browser's local storage, with a refresh token that each use replaces. A script that gets into the
      // page could read them there: see docs/how-to/keep-users-logged-in.md.
      useRefreshTokens
      cacheLocation="localstorage"
    >
      <App />
    </Auth0Provider>
  </StrictMode>,
);
