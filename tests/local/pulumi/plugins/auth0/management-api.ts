import { createApi, type Api } from "../../../../../local/pulumi/plugins/auth0/api";

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Answers by `GET /clients/1`, each told how often it was asked. */
export type FakeAnswers = Record<string, (times: number) => unknown>;

/** A Management API that records what it is asked, and refuses what nobody told it to answer. */
export class FakeManagementApi {
  readonly sent: ApiRequest[] = [];
  readonly api: Api;

  constructor(private readonly answers: FakeAnswers) {
    const access = { domain: "localhost:4443", audience: "", credentials: { apiToken: "t" } };
    this.api = createApi(access, ((input: string | URL, init?: RequestInit) =>
      Promise.resolve(this.answer(new URL(input), init))) as typeof fetch);
  }

  /** What was sent, as `PUT /guardian/policies`. */
  get calls(): string[] {
    return this.sent.map(({ method, path }) => `${method} ${path}`);
  }

  /** The body of the only request to `call`. */
  bodyOf(call: string): unknown {
    const found = this.sent.filter(({ method, path }) => `${method} ${path}` === call);
    if (found.length !== 1) throw new Error(`${call} was sent ${found.length} times`);
    return found[0]?.body;
  }

  private answer({ pathname, search }: URL, init: RequestInit | undefined): Response {
    const call = { method: init?.method ?? "GET", path: pathname.replace("/api/v2", "") + search };
    const body = typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : undefined;
    this.sent.push({ ...call, ...(body !== undefined && { body }) });
    const key = `${call.method} ${call.path}`;
    const times = this.calls.filter((made) => made === key).length;
    const answer = this.answers[key]?.(times);
    if (answer instanceof ApiFailure) return answer.response();
    if (!(key in this.answers)) return new ApiFailure(418, "Unexpected", key).response();
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
  }
}

/** An answer that is an error. */
export class ApiFailure {
  constructor(
    private readonly statusCode: number,
    private readonly error: string,
    private readonly message: string,
  ) {}

  response(): Response {
    const { statusCode, error, message } = this;
    return Response.json({ statusCode, error, message }, { status: statusCode });
  }
}
