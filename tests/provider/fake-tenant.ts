import { TenantApi } from "../../components/auth0/tenant-api";
import type { TenantSession } from "../../provider/resource-type";

/** A request that reached the tenant: `PATCH /actions/actions/act_1`, with its body. */
export interface TenantRequest {
  readonly line: string;
  readonly body: unknown;
}

/** What the tenant answers to a request, or an error for a connection that breaks. */
export type FakeAnswer = { readonly status?: number; readonly body?: unknown } | Error;

/**
 * Answers each request with what `answer` returns, and records what was asked.
 *
 * @param answer throws for a request that the test doesn't expect
 */
export function fakeTenant(answer: (line: string, body: unknown) => FakeAnswer) {
  const sent: TenantRequest[] = [];
  const logged: string[] = [];
  jest.spyOn(globalThis, "fetch").mockImplementation((url, init) => {
    const line = `${init?.method ?? "GET"} ${(url as string).replace("https://acme.test/api/v2", "")}`;
    const body: unknown = init?.body === undefined ? undefined : JSON.parse(init.body as string);
    sent.push({ line, body });
    const given = answer(line, body);
    if (given instanceof Error) return Promise.reject(given);
    return Promise.resolve(
      new Response(JSON.stringify(given.body ?? {}), { status: given.status ?? 200 }),
    );
  });
  const access = { domain: "acme.test", audience: "", credentials: { apiToken: "token" } };
  const cancel = new AbortController();
  const patience = { retries: 0, answerLimit: 1_000, signal: cancel.signal };
  const session: TenantSession = {
    api: new TenantApi(access, patience),
    signal: cancel.signal,
    log: (severity, message) => {
      logged.push(`${severity}: ${message}`);
      return Promise.resolve();
    },
  };
  return { session, sent, logged, cancel };
}
