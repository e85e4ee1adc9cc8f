/** A free Auth0 tenant answers two Management API requests a second, and 429 to the rest. */
import { TenantAndStack } from "../tenant-and-stack";

const PER_SECOND = 2;
const MINUTES = 60_000;

describe("the program on a tenant that answers two requests a second", () => {
  let program: TenantAndStack;

  beforeAll(async () => {
    program = await TenantAndStack.open({ tenant: ["--rate-limit", String(PER_SECOND)] });
  }, 3 * MINUTES);

  afterAll(() => program.close());

  const askAtOnce = async (count: number): Promise<Response[]> => {
    const { tenant } = program;
    const authorization = `Bearer ${await tenant.token()}`;
    const ask = (): Promise<Response> =>
      fetch(`${tenant.httpUrl}/api/v2/clients`, { headers: { authorization } });
    return Promise.all(Array.from({ length: count }, ask));
  };

  it("is refused the third request of a second, in Auth0's words and headers", async () => {
    const answers = await askAtOnce(4 * PER_SECOND);
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toEqual({
      statusCode: 429,
      error: "Too Many Requests",
      message: "Global limit has been reached",
      errorCode: "too_many_requests",
    });
    const headers: Record<string, string> = {};
    refused?.headers.forEach((value, name) => {
      headers[name] = value;
    });
    expect(headers).toMatchObject({
      "x-ratelimit-limit": String(PER_SECOND),
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": expect.stringMatching(/^\d{10}$/) as unknown,
      "retry-after": expect.stringMatching(/^[1-9]\d*$/) as unknown,
    });
  });

  it(
    "turns on SMS with one run that waits when it is refused, and creates nothing twice",
    async () => {
      const requests = await program.requestsOf(() => program.stack.up());
      const statuses = requests.map(({ status }) => status);
      expect(statuses).toContain(429);
      expect(statuses.filter((status) => status >= 400 && ![404, 429].includes(status))).toEqual(
        [],
      );
      const { clients, actions, bindings, users, guardian } = await program.state();
      expect(actions).toMatchObject([{ deployed: true }]);
      expect(bindings).toHaveLength(1);
      expect(users).toHaveLength(1);
      expect(clients.filter(({ callbacks }) => callbacks?.length)).toHaveLength(1);
      expect(guardian.policies).toEqual(["all-applications"]);
    },
    5 * MINUTES,
  );
});
