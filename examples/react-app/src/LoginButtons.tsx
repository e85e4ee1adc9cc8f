import { useAuth0 } from "@auth0/auth0-react";

export function LoginButtons() {
  const { loginWithRedirect } = useAuth0();

  return (
    <div className="buttons">
      <button onClick={() => void loginWithRedirect()}>Log in</button>
      <button
        className="plain"
        onClick={() => void loginWithRedirect({ authorizationParams: { screen_hint: "signup" } })}
      >
        Sign up
      </button>
    </div>
  );
}
