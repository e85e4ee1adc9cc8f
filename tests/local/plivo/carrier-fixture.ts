import { request as httpsRequest } from "node:https";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { PlivoAccess } from "../../../cli/plivo-access";
import type { Clock } from "../../../local/clock";
import { createCarrier, type Carrier } from "../../../local/plivo/carrier";
import { createCertificateAuthority } from "../../../local/world/certificate-authority";

export const ACCOUNT = "MAXXXXXXXXXXXXXXXXXX";
export const MESSAGES = `/v1/Account/${ACCOUNT}/Message/`;

export interface CarrierAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** Returns the body as JSON, or an empty object if it isn't JSON. */
  json: Record<string, unknown>;
}

export interface PlivoRequest {
  method?: string;
  path?: string;
  /** Default: a good one. `null` sends none. */
  authorization?: string | null;
  contentType?: string;
  body?: unknown;
}

export interface CarrierFixture {
  carrier: Carrier;
  /** PEM of the tenant's CA, and the file that holds it. */
  caPem: string;
  caFile: string;
  /** Sends a request as a client that trusts only the tenant's CA and asks for api.plivo.com. */
  send(request?: PlivoRequest): Promise<CarrierAnswer>;
  /** How the commands ask this carrier. From then on this process trusts the tenant's CA. */
  access(): PlivoAccess;
  close(): Promise<void>;
}

export const basic = (authId: string, authToken: string): string =>
  `Basic ${Buffer.from(`${authId}:${authToken}`).toString("base64")}`;

export const GOOD_MESSAGE = { src: "+15005550100", dst: "+15557654321", text: "Hello" };

/** A carrier of its own for one test file. */
export async function startCarrier(clock?: Clock): Promise<CarrierFixture> {
  const ca = await createCertificateAuthority();
  const carrier = await createCarrier({ issueCertificate: ca.issue, ...(clock && { clock }) });
  return {
    carrier,
    caPem: ca.caPem,
    caFile: ca.caFile,
    send: (request = {}) => send(carrier.port, ca.caPem, request),
    access: () => {
      setDefaultCACertificates([...getCACertificates(), ca.caPem]);
      const origin = `https://localhost:${carrier.port}`;
      return { origin, authId: ACCOUNT, authTokens: ["token"] };
    },
    close: async () => {
      await carrier.close();
      await ca.remove();
    },
  };
}

function send(
  port: number,
  ca: string,
  { method = "POST", path = MESSAGES, ...rest }: PlivoRequest,
): Promise<CarrierAnswer> {
  const { authorization = basic(ACCOUNT, "token"), contentType = "application/json", body } = rest;
  const bytes = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  const headers: Record<string, string> = {};
  if (authorization !== null) headers["authorization"] = authorization;
  if (bytes !== undefined) headers["content-type"] = contentType;
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      servername: "api.plivo.com",
      ca,
      method,
      path,
      headers,
      agent: false,
    };
    const request = httpsRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: parse(text),
        });
      });
    });
    request.on("error", reject);
    request.end(bytes);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
