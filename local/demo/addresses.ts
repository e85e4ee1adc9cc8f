import type { DemoDeployment } from "./deployment";

/**
 * Returns the addresses to open, and who can log in. All are http: a browser doesn't know the certificate authority of
 * the tenant's https address.
 */
export function addresses({ tenant, appUrl, testUser }: DemoDeployment): string {
  return `
SMS multi-factor login is on. Open

  the app       ${appUrl}
  the inbox     ${tenant.httpUrl}/_local/inbox
  the try page  ${tenant.httpUrl}/_local/try
  the tenant    ${tenant.httpUrl}

Log in as ${testUser.email} with the password ${testUser.password}
or sign up. Any phone number will do: its SMS is in the inbox.
Everything listens only on this machine. Press Ctrl+C to stop it.
`;
}
