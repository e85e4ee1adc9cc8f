import { useAuth0 } from "@auth0/auth0-react";
import { TokenRenewal } from "./TokenRenewal";
import { SecondFactor } from "./SecondFactor";

export function Profile() {
  const { user } = useAuth0();
  if (!user) return null;

  return (
    <>
      <h1>You are logged in</h1>
      <dl>
        <dt>Name</dt>
        <dd>{user.name}</dd>
        <dt>Email</dt>
        <dd>{user.email}</dd>
        <dt>User</dt>
        <dd>{user.sub}</dd>
        <dt>Second factor</dt>
        <dd>
          <SecondFactor />
        </dd>
      </dl>
      <TokenRenewal />
    </>
  );
}
