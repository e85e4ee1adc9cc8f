import { OAuthError, useAuth0 } from "@auth0/auth0-react";
import { useState } from "react";

/** Auth0's errors that require a login by the user: no valid refresh token, or a login that can't be silent. */
const NEEDS_LOGIN = ["invalid_grant", "login_required", "mfa_required", "missing_refresh_token"];

const needsLogin = (error: unknown): boolean =>
  error instanceof OAuthError && NEEDS_LOGIN.includes(error.error);

/** Requests a new access token now. An application doesn't have to: the SDK does it when the old one expires. */
export function TokenRenewal() {
  const { getAccessTokenSilently, loginWithRedirect } = useAuth0();
  const [outcome, setOutcome] = useState("");
  const [isOver, setIsOver] = useState(false);

  const renew = async () => {
    try {
      await getAccessTokenSilently({ cacheMode: "off" });
      setOutcome(`Renewed at ${new Date().toLocaleTimeString()}`);
    } catch (error) {
      setIsOver(needsLogin(error));
      setOutcome(needsLogin(error) ? "Your session has ended." : (error as Error).message);
    }
  };

  return (
    <div className="buttons">
      {isOver ? (
        <button onClick={() => void loginWithRedirect()}>Log in again</button>
      ) : (
        <button className="plain" onClick={() => void renew()}>
          Renew the access token
        </button>
      )}
      <span role="status">{outcome}</span>
    </div>
  );
}
