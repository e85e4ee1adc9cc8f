import {
  ACCESS_SETTINGS,
  findManagementAccess,
  type AccessSetting,
} from "../components/auth0/management-access";
import { LONG_PATIENCE } from "../components/auth0/management-request";
import { TenantApi } from "../components/auth0/tenant-api";
import type { EngineLog } from "./engine-log";
import { UNKNOWN, type PropertyValues } from "./property-values";
import type { Session, TenantSession } from "./resource-type";

/** The tenant that the engine configured the provider for. */
export class ConfiguredTenant {
  private settings: PropertyValues = {};
  private api: TenantApi | undefined;
  private canceled = new AbortController();

  constructor(private readonly log: EngineLog) {}

  /** Keeps the provider's settings. What is missing is reported when the tenant is first called. */
  configure(settings: PropertyValues): void {
    this.settings = settings;
    this.api = undefined;
  }

  /** Begins a run: what ended the one before, which every engine cancels at its end, is over. */
  begin(): void {
    this.canceled = new AbortController();
  }

  /** Ends every wait and request. */
  cancel(): void {
    this.canceled.abort();
  }

  /** Returns what an operation in a preview may use. */
  session(urn: string): Session {
    const names = Object.keys(ACCESS_SETTINGS);
    const isUnknown = names.some((name) => this.settings[name] === UNKNOWN);
    return { ...this.parts(urn), api: isUnknown ? undefined : this.tenant() };
  }

  /** Returns what an operation may use. @throws Error with one sentence if the provider's settings are incomplete. */
  tenantSession(urn: string): TenantSession {
    return { ...this.parts(urn), api: this.tenant() };
  }

  private parts(urn: string): Omit<Session, "api"> {
    const { log, canceled } = this;
    return { signal: canceled.signal, log: (severity, message) => log(severity, message, urn) };
  }

  private tenant(): TenantApi {
    const patience = { ...LONG_PATIENCE, signal: this.canceled.signal };
    const access = (): TenantApi =>
      new TenantApi(findManagementAccess(this.setting, process.env), patience);
    return (this.api ??= access());
  }

  private readonly setting = (key: AccessSetting): string | undefined => {
    const value = this.settings[key];
    return typeof value === "string" ? value : undefined;
  };
}
