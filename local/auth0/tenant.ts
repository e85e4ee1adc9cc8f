import fastify, { type FastifyInstance } from "fastify";
import { verifyManagementToken } from "./access-token";
import { createCarrier } from "../plivo/carrier";
import { registerInbox } from "../pages/inbox";
import type { TenantContext } from "./context";
import { registerControlPlane, registerOriginGuard } from "../control/control-plane";
import { Faults } from "../control/faults";
import { registerHostGuard } from "./host-guard";
import { newId } from "./ids";
import { listenOnBoth } from "./listen";
import { registerLogin } from "./login";
import { registerManagement } from "./management";
import { RateLimit } from "./management/rate-limit";
import { registerTokenEndpoint } from "./management-token";
import { RequestLog } from "../control/request-log";
import { createStore, type SeedIdentity } from "./seed";
import { createSigningKey } from "./signing-key";
import type { Experience } from "./store";
import { appendLogEvent } from "./tenant-log";
import { createCertificateAuthority, type CertificateAuthority } from "./tls";

const DEFAULT_HTTPS_PORT = 4443;
/** The plain door is this far below the TLS one: 4443 and 4400. */
const PORT_DISTANCE = 43;

export interface TenantOptions {
  /** Port for https; http gets the port 43 below. 0 picks two free ones. Default 4443. */
  port?: number;
  /** Which way the tenant sends phone messages at the start. Default legacy. */
  experience?: Experience;
  /** Management API requests a second; without it there is no limit. */
  rateLimit?: number;
}

/** A tenant that runs in this process. */
export interface Tenant {
  /** Host and port of the https origin, as `auth0:domain` wants it. */
  readonly domain: string;
  readonly url: string;
  readonly httpUrl: string;
  /** PEM file of the certificate authority that vouches for the https origin. */
  readonly caFile: string;
  /** A machine-to-machine client with every Management API scope. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Puts everything back to the seed. */
  reset(): void;
  close(): Promise<void>;
}

function createIdentity(url: string): SeedIdentity {
  return {
    clientId: newId.client(),
    clientSecret: newId.clientSecret(),
    connectionId: newId.connection(),
    grantId: newId.clientGrant(),
    resourceServerId: newId.resourceServer(),
    managementAudience: `${url}/api/v2/`,
  };
}

/** What a reset makes forget, in the order in which it was registered. */
type Forget = () => void;

async function createContext(
  ca: CertificateAuthority,
  origins: TenantContext["origins"],
  identity: SeedIdentity,
  experience: Experience,
): Promise<{ ctx: TenantContext; forgets: Forget[] }> {
  const forgets: Forget[] = [];
  const carrier = await createCarrier({ issueCertificate: ca.issue });
  const ctx: TenantContext = {
    store: createStore(identity, experience),
    origins,
    experience,
    carrier,
    ca: { pem: ca.caPem, file: ca.caFile },
    signingKey: createSigningKey(),
    log: (event) => appendLogEvent(ctx.store, event),
    onReset: (forget) => forgets.push(forget),
  };
  return { ctx, forgets };
}

/** Everything the tenant serves, on one Fastify instance that both doors hand their requests to. */
async function createApp(
  ctx: TenantContext,
  rateLimit: RateLimit | undefined,
  reseed: () => void,
): Promise<{ app: FastifyInstance; reset: () => void }> {
  const requests = new RequestLog();
  const faults = new Faults();
  const reset = (): void => {
    reseed();
    requests.clear();
    faults.clear();
    rateLimit?.reset();
  };
  const app = fastify({ trustProxy: false, forceCloseConnections: true });
  registerHostGuard(app);
  registerOriginGuard(app, ctx);
  registerControlPlane(app, ctx, { requests, faults, reset });
  registerInbox(app, ctx.carrier);
  await registerTokenEndpoint(app, ctx);
  await registerLogin(app, ctx);
  await registerManagement(app, ctx, {
    requests,
    faults,
    rateLimit,
    verify: (token) => verifyManagementToken(ctx, token),
  });
  app.addHook("onClose", () => {
    faults.clear();
  });
  await app.ready();
  return { app, reset };
}

/** Starts a local tenant on loopback. Throws a `PortTakenError` when the port is taken; then nothing stays behind. */
export async function createTenant(options: TenantOptions = {}): Promise<Tenant> {
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    return { ...(await openTenant(options, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens part after part, and tells with each how to close it. */
async function openTenant(
  { port = DEFAULT_HTTPS_PORT, experience = "legacy", rateLimit }: TenantOptions,
  opened: (() => Promise<void>)[],
): Promise<Omit<Tenant, "close">> {
  const ca = await createCertificateAuthority();
  opened.push(ca.remove);
  const doors = await listenOnBoth(
    { https: port, http: port === 0 ? 0 : port - PORT_DISTANCE },
    await ca.issue(["localhost", "127.0.0.1", "::1"]),
    (request, response) => {
      served.app.routing(request, response);
    },
  );
  opened.push(doors.close);
  const domain = `localhost:${doors.httpsPort}`;
  const origins = { https: `https://${domain}`, http: `http://localhost:${doors.httpPort}` };
  const identity = createIdentity(origins.https);
  const { ctx, forgets } = await createContext(ca, origins, identity, experience);
  opened.push(() => ctx.carrier.close());
  const limit = rateLimit === undefined ? undefined : new RateLimit(rateLimit);
  const served = await createApp(ctx, limit, () => {
    ctx.store = createStore(identity, experience);
    ctx.carrier.reset();
    for (const forget of forgets) forget();
  });
  opened.push(() => served.app.close());
  return {
    domain,
    url: origins.https,
    httpUrl: origins.http,
    caFile: ca.caFile,
    clientId: identity.clientId,
    clientSecret: identity.clientSecret,
    reset: served.reset,
  };
}
