import fastify, { type FastifyInstance } from "fastify";
import type { TenantContext } from "./auth0/context";
import { RateLimit } from "./auth0/management/rate-limit";
import { createStore, type SeedIdentity } from "./auth0/seed";
import type { PhoneExperience } from "../components/auth0/phone-experience";
import { createContext, createIdentity, registerTenant } from "./auth0/tenant";
import { Clock } from "./clock";
import { registerControlPlane } from "./control/control-plane";
import { Faults } from "./control/faults";
import { RequestLog } from "./control/request-log";
import { watchRequests } from "./control/watch-requests";
import { Memory } from "./memory";
import { registerInbox } from "./pages/inbox";
import { registerTenantPage } from "./pages/tenant-page";
import { registerTryPage } from "./pages/try-page";
import { createCarrier, type Carrier } from "./plivo/carrier";
import { createCertificateAuthority } from "./world/certificate-authority";
import { CUSTOM_DOMAIN, registerHostGuard } from "./world/host-guard";
import { listenOnBoth, PORT_DISTANCE } from "./world/listen";

const DEFAULT_HTTPS_PORT = 4443;

export interface TenantOptions {
  /** Port for https; http gets the port 43 below. 0 picks two free ones. Default: 4443. */
  port?: number;
  /** How the tenant sends phone messages at the start. Default: legacy. */
  experience?: PhoneExperience;
  /** Management API requests a second. Default: no limit. */
  rateLimit?: number;
}

/** A tenant that runs in this process, with its carrier. */
export interface LocalTenant {
  /** Host and port of the https origin, as `auth0:domain` expects it. */
  readonly domain: string;
  readonly url: string;
  readonly httpUrl: string;
  /** PEM file of the certificate authority of the https origin. */
  readonly caFile: string;
  /** A machine-to-machine client with every Management API scope. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Resets everything to the seed. */
  reset(): void;
  close(): Promise<void>;
}

/** The shared state of a world's routes. */
interface World {
  readonly ctx: TenantContext;
  readonly carrier: Carrier;
  readonly identity: SeedIdentity;
  /** What a reset and a snapshot call, in the order of registration. */
  readonly forgets: (() => void)[];
  readonly rateLimit: RateLimit | undefined;
}

/** Makes the app that both addresses serve, on one Fastify instance. */
async function createApp(world: World): Promise<{ app: FastifyInstance; reset: () => void }> {
  const { ctx, carrier, identity, forgets, rateLimit } = world;
  const requests = new RequestLog();
  const faults = new Faults();
  const forget = (): void => {
    for (const each of forgets) each();
  };
  const reset = (): void => {
    ctx.store = createStore(identity, ctx.experience);
    ctx.memory.clear();
    ctx.clock.set(0);
    carrier.reset();
    requests.clear();
    faults.clear();
    rateLimit?.reset();
    forget();
  };
  const app = fastify({ trustProxy: false, forceCloseConnections: true });
  registerHostGuard(app);
  const controlled = { ctx, carrier, identity, requests, faults, reset, forget };
  await registerControlPlane(app, controlled);
  await registerTenantPage(app, controlled);
  registerInbox(app, carrier, ctx);
  registerTryPage(app, ctx);
  const watch = (api: FastifyInstance): void => {
    watchRequests(api, requests, faults);
  };
  await registerTenant(app, ctx, { rateLimit, watch });
  app.addHook("onClose", () => {
    faults.clear();
  });
  await app.ready();
  return { app, reset };
}

/** Starts a local tenant on loopback. Throws a `PortTakenError` if the port is taken; then nothing keeps running. */
export async function createTenant(options: TenantOptions = {}): Promise<LocalTenant> {
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

/** Starts the parts one after another, certificate authority first, and records how to close each. */
async function openTenant(
  { port = DEFAULT_HTTPS_PORT, experience = "legacy", rateLimit }: TenantOptions,
  opened: (() => Promise<void>)[],
): Promise<Omit<LocalTenant, "close">> {
  const { caPem, caFile, issue, remove } = await createCertificateAuthority();
  opened.push(remove);
  const doors = await listenOnBoth(
    { https: port, http: port === 0 ? 0 : port - PORT_DISTANCE },
    await issue(["localhost", CUSTOM_DOMAIN, "127.0.0.1", "::1"]),
    (request, response) => {
      served.app.routing(request, response);
    },
  );
  opened.push(doors.close);
  const domain = `localhost:${doors.httpsPort}`;
  const origins = { https: `https://${domain}`, http: `http://localhost:${doors.httpPort}` };
  const clock = new Clock();
  const carrier = await createCarrier({ issueCertificate: issue, clock });
  opened.push(() => carrier.close());
  const identity = createIdentity(origins.https);
  const forgets: (() => void)[] = [];
  const ctx = createContext(
    {
      origins,
      experience,
      clock,
      memory: new Memory(),
      carrier: { port: carrier.port, caPem },
      onReset: (forget) => forgets.push(forget),
    },
    identity,
  );
  const limit = rateLimit === undefined ? undefined : new RateLimit(rateLimit);
  const served = await createApp({ ctx, carrier, identity, forgets, rateLimit: limit });
  opened.push(() => served.app.close());
  const { clientId, clientSecret } = identity;
  const { https: url, http: httpUrl } = origins;
  return { domain, url, httpUrl, caFile, clientId, clientSecret, reset: served.reset };
}
