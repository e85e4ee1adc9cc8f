import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { isLoopbackUrl } from "./config/app-urls";

export interface SampleAppArgs {
  /** Name of the application, as the dashboard and the login page show it. */
  appName: string;
  /** Absolute URLs without a trailing slash: each is a callback and a logout URL, its origin a web origin. */
  urls: string[];
  /** Id of the connection whose users may log in. */
  connectionId: pulumi.Input<string>;
}

/** Seconds. Auth0's own default, declared so that a change in the dashboard shows as drift. */
const REFRESH_TOKEN_LIFETIME = 30 * 24 * 60 * 60;
const REFRESH_TOKEN_IDLE_LIFETIME = 15 * 24 * 60 * 60;

/**
 * A single-page application: authorization code with PKCE, rotating refresh tokens, and users of a database connection.
 * Nobody can log in to an application made through the API until it is enabled on a connection.
 *
 * @example new SampleApp("spa", { appName: "React sample", urls: ["http://localhost:3000"], connectionId: "con_1" });
 */
export class SampleApp extends pulumi.ComponentResource {
  /** The application's client ID, which its code needs. */
  public readonly clientId: pulumi.Output<string>;

  constructor(name: string, args: SampleAppArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:SampleApp", name, {}, opts);
    const client = new auth0.Client(name, clientArgs(args), { parent: this });
    new auth0.ConnectionClient(
      `${name}-users`,
      { clientId: client.clientId, connectionId: args.connectionId },
      { parent: this },
    );
    this.clientId = client.clientId;
    this.registerOutputs({ clientId: this.clientId });
  }
}

function clientArgs({ appName, urls }: SampleAppArgs): auth0.ClientArgs {
  return {
    name: appName,
    appType: "spa",
    oidcConformant: true,
    grantTypes: ["authorization_code", "refresh_token"],
    callbacks: urls,
    allowedLogoutUrls: urls,
    webOrigins: [...new Set(urls.map((url) => new URL(url).origin))],
    refreshToken: {
      rotationType: "rotating",
      expirationType: "expiring",
      leeway: 0,
      tokenLifetime: REFRESH_TOKEN_LIFETIME,
      idleTokenLifetime: REFRESH_TOKEN_IDLE_LIFETIME,
    },
    // Auth0 asks the user to confirm a login that returns to a loopback address, and refuses a silent one, unless
    // the client opts out: docs/troubleshoot/product-lifecycle/deprecations-and-migrations/
    // migrate-to-non-verifiable-callback-uri-end-user-confirmation. "null" leaves the tenant's setting.
    ...(urls.some(isLoopbackUrl) && { skipNonVerifiableCallbackUriConfirmationPrompt: "true" }),
  };
}
