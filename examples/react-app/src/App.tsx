import { useAuth0 } from "@auth0/auth0-react";
import { LoginButtons } from "./LoginButtons";
import { LogoutButton } from "./LogoutButton";
import { Profile } from "./Profile";

export function App() {
  const { isAuthenticated, isLoading, error } = useAuth0();

  return (
    <>
      <header>
        <strong>React sample</strong>
        {isAuthenticated && <LogoutButton />}
      </header>
      <main>
        {error && (
          <p className="problem" role="alert">
            {error.message}
          </p>
        )}
        {isLoading ? <p role="status">Loading…</p> : isAuthenticated ? <Profile /> : <Welcome />}
      </main>
    </>
  );
}

function Welcome() {
  return (
    <>
      <h1>Welcome</h1>
      <p>Log in with your password and a code that comes to your phone by SMS.</p>
      <LoginButtons />
    </>
  );
}
