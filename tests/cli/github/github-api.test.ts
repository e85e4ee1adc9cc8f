import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gitHubApi, gitHubSettings } from "../../../cli/github/github-api";

describe("gitHubSettings", () => {
  it("names every variable that is missing", () => {
    expect(() => gitHubSettings({})).toThrow("GITHUB_REPOSITORY and GITHUB_TOKEN are not set");
    expect(() => gitHubSettings({ GITHUB_REPOSITORY: "a/b" })).toThrow(/^GITHUB_TOKEN is not set/);
  });

  it("uses GitHub's own address if no other is given", () => {
    expect(gitHubSettings({ GITHUB_REPOSITORY: "a/b", GITHUB_TOKEN: "t" }).apiUrl).toBe(
      "https://api.github.com",
    );
  });
});

describe("gitHubApi", () => {
  const requests: { method?: string; url?: string; authorization?: string; body: string }[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      requests.push({
        method: request.method,
        url: request.url,
        authorization: request.headers.authorization,
        body,
      });
      response.statusCode = request.url?.endsWith("/forbidden") ? 403 : 200;
      response.end('{"number":7}');
    });
  });
  const readBody = async (request: IncomingMessage): Promise<string> => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    return body;
  };
  const api = () => {
    const { port } = server.address() as AddressInfo;
    return gitHubApi({
      apiUrl: `http://127.0.0.1:${port}`,
      repository: "acme/mfa",
      token: "t0ken",
    });
  };
  beforeAll((done) => void server.listen(0, "127.0.0.1", done));
  afterAll((done) => void server.close(done));

  it("sends method, path, token and body, and returns the answer", async () => {
    await expect(api().post("issues/1/comments", { body: "b" })).resolves.toEqual({ number: 7 });
    expect(requests.at(-1)).toEqual({
      method: "POST",
      url: "/repos/acme/mfa/issues/1/comments",
      authorization: "Bearer t0ken",
      body: '{"body":"b"}',
    });
  });

  it("fails with method, path and status, and without the token", async () => {
    await expect(api().patch("forbidden", {})).rejects.toThrow(
      "GitHub answered 403 to PATCH forbidden: check the `permissions` of the job.",
    );
  });
});
