import { useAuth0 } from "@auth0/auth0-react";
import { RenewButton } from "./RenewButton";

export function Profile() {
  const { user } = useAuth0();
  if (!user) return null;
  const amr: unknown = user.amr;

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
        <dd>{Array.isArray(amr) && amr.includes("mfa") ? "given" : "not given"}</dd>
      </dl>
      <RenewButton />
    </>
  );
}
