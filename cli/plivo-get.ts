import type { PlivoAccess } from "./plivo-access";

/** Milliseconds. */
const ANSWER_LIMIT = 10_000;

/** What a GET returned; without a status there was no answer in time. */
export interface PlivoAnswer<T> {
  readonly status: number | undefined;
  /** The body of a 200. */
  readonly value: T | undefined;
}

/**
 * Reads from Plivo's API with the first token that it accepts. Never throws: an error would hold the request, with the token
 * in it.
 * @param path below the account, such as `Message/?limit=20`
 */
export async function plivoGet<T>(access: PlivoAccess, path: string): Promise<PlivoAnswer<T>> {
  let answer: PlivoAnswer<T> = { status: 401, value: undefined };
  for (const token of access.authTokens) {
    answer = await get(access, token, path);
    if (answer.status !== 401) return answer;
  }
  return answer;
}

async function get<T>(
  { origin, authId }: PlivoAccess,
  token: string,
  path: string,
): Promise<PlivoAnswer<T>> {
  const credentials = Buffer.from(`${authId}:${token}`).toString("base64");
  try {
    const answer = await fetch(`${origin}/v1/Account/${authId}/${path}`, {
      headers: { authorization: `Basic ${credentials}` },
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_LIMIT),
    });
    const value = answer.status === 200 ? ((await answer.json()) as T) : undefined;
    return { status: answer.status, value };
  } catch {
    return { status: undefined, value: undefined };
  }
}
