/** A request that reached the tenant. */
export interface SentRequest {
  method: string;
  url: string;
  authorization: string | undefined;
  body: string | undefined;
}

/** An answer to give, or an error for a connection that breaks. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | Error;

export const TOKEN: Answer = {
  status: 200,
  body: { access_token: "management-token", expires_in: 86_400 },
};

/** What the stack wants the Action to have, in the order of the names. */
export const SECRETS = [
  { name: "PLIVO_AUTH_ID", value: "value-of-id" },
  { name: "PLIVO_AUTH_TOKEN", value: "value-of-token" },
];

/** When Auth0 got the stack's secrets. */
export const WRITTEN = "2026-01-01T00:00:00.000Z";

/** The stack's secrets as Auth0 shows them, written at a time. */
export const written = (at: string) => SECRETS.map(({ name }) => ({ name, updated_at: at }));

/** An Action as the Management API shows it. */
export function action(fields: Record<string, unknown> = {}): Answer {
  return {
    status: 200,
    body: {
      id: "act_1",
      code: "new",
      status: "built",
      all_changes_deployed: false,
      deployed_version: { id: "ver_1", code: "old" },
      secrets: written(WRITTEN),
      ...fields,
    },
  };
}

export const DEPLOYED = action({
  all_changes_deployed: true,
  deployed_version: { id: "ver_2", code: "new" },
});

/** Answers `fetch` in order and records what was asked; throws when it is asked once more. */
export function answerFetch(...answers: Answer[]): SentRequest[] {
  const sent: SentRequest[] = [];
  jest.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    const url = input as string;
    const headers = new Headers(init?.headers);
    sent.push({
      method: init?.method ?? "GET",
      url,
      authorization: headers.get("authorization") ?? undefined,
      body: init?.body as string | undefined,
    });
    const answer = answers.shift();
    if (answer === undefined) {
      throw new Error(`unexpected request: ${init?.method ?? "GET"} ${url}`);
    }
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve(
          new Response(JSON.stringify(answer.body ?? {}), {
            status: answer.status,
            headers: answer.headers ?? {},
          }),
        );
  });
  return sent;
}
