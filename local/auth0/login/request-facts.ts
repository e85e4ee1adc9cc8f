import type { IncomingMessage } from "node:http";
import type { RequestFacts } from "./login";

const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** Reads what logs and Actions get about a request. The language is the browser's first one, or `en` if it sends none. */
export function requestFacts(request: IncomingMessage): RequestFacts {
  const language = request.headers["accept-language"]?.split(/[,;]/, 1)[0]?.trim() ?? "";
  return {
    ip: request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1",
    method: request.method ?? "GET",
    hostname: request.headers.host?.replace(/:\d+$/, "") ?? "localhost",
    user_agent: request.headers["user-agent"] ?? "",
    language: LANGUAGE_TAG.test(language) ? language : "en",
  };
}
