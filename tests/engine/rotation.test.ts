/**
 * The Plivo token is rotated as docs/how-to/rotate-the-plivo-token.md says, while people log in: two runs of `up` with
 * Plivo's change between them. Each login gets its one code, and nobody is locked out at any moment.
 */
import { randomInt } from "node:crypto";
import { TenantAndStack } from "../tenant-and-stack";
import type { ReceivedRequest } from "../../local/plivo/carrier";
import { CALLBACK, People } from "./people";

const MINUTES = 60_000;
const SENDS = 100;
const OLD = "token-1";
const NEW = "token-2";

/** The stack's tokens between its two runs: the how-to's order, and the other that it allows. */
const ORDERS = [
  ["legacy", "second", { plivoAuthToken: OLD, plivoAuthTokenNext: NEW }],
  ["unified", "first", { plivoAuthToken: NEW, plivoAuthTokenNext: OLD }],
] as const;

/** Counts the sends, and lets others wait for one of them. */
class Sends {
  count = 0;
  readonly #waiting: { at: number; go: () => void }[] = [];

  reach(at: number): Promise<void> {
    if (this.count >= at) return Promise.resolve();
    return new Promise((go) => this.#waiting.push({ at, go }));
  }

  next(): void {
    this.count += 1;
    for (const { at, go } of this.#waiting) if (this.count >= at) go();
  }

  releaseAll(): void {
    this.count = Infinity;
    for (const { go } of this.#waiting) go();
  }
}

describe.each(ORDERS)("a rotation on a %s tenant, the new token %s", (experience, _order, both) => {
  let program: TenantAndStack;
  let people: People;

  const plivoAccepts = (...authTokens: string[]): Promise<unknown> =>
    program.control("POST", "carrier", { rules: { authTokens } });

  beforeAll(async () => {
    program = await TenantAndStack.deployed({ experience });
    const { clientId } = (await program.stack.outputs())["authConfig"]?.value as {
      clientId: string;
    };
    people = new People(program.tenant.httpUrl, { clientId, callback: CALLBACK });
    await plivoAccepts(OLD);
  }, 5 * MINUTES);

  afterAll(() => program.close());

  it(
    `loses none of ${SENDS} logins and sends no code twice, at whatever moment Plivo and the stack change`,
    async () => {
      const sends = new Sends();
      const moments = [0, 1, 2].map(() => randomInt(SENDS - 20)).sort((a, b) => a - b);
      const [firstUp = 0, change = 0, secondUp = 0] = moments;
      const rotate = async (): Promise<void> => {
        await sends.reach(firstUp);
        await program.stack.setConfig({}, both);
        await program.stack.up();
        // Two logins at least meet the stack with both tokens, before Plivo's change and after it.
        await sends.reach(Math.max(change, sends.count + 2));
        await plivoAccepts(NEW);
        await sends.reach(Math.max(secondUp, sends.count + 2));
        await program.stack.setConfig({}, { plivoAuthToken: NEW });
        await program.stack.removeConfig("plivoAuthTokenNext");
        await program.stack.up();
      };
      const rotation = { isOver: false };
      const rotating = rotate().finally(() => (rotation.isOver = true));
      let made = 0;
      try {
        while (sends.count < SENDS || !rotation.isOver) {
          await people.enroll();
          sends.next();
          made = sends.count;
        }
      } catch (error) {
        throw new Error(`Send ${made}, with the moments ${moments.join(", ")}, failed.`, {
          cause: error,
        });
      } finally {
        // The rotation would wait forever for sends that have stopped.
        sends.releaseAll();
        await rotating;
      }

      const messages = await program.control<{ to: string; text: string }[]>("GET", "messages");
      expect(messages).toHaveLength(made);
      const { received } = await program.control<{ received: ReceivedRequest[] }>("GET", "carrier");
      const posts = received.filter(({ method }) => method === "POST").length;
      // Some sends met a token that Plivo refused, and were made again with the other.
      expect(posts).toBeGreaterThan(made);
      expect((await program.stack.up()).steps).toEqual([]);
    },
    10 * MINUTES,
  );
});

it(
  "an application's secret that was rotated at Auth0 needs one run of the program before the refresh",
  async () => {
    const program = await TenantAndStack.deployed();
    try {
      const path = `clients/${program.tenant.clientId}/rotate-secret`;
      const { client_secret } = await program.manage<{ client_secret: string }>("POST", path);
      await program.stack.setConfig({}, { "auth0:clientSecret": client_secret });
      // The state has the old one, and the engine refreshes with what is there.
      await expect(program.stack.up()).rejects.toThrow(/answered 401.*rotate-credentials\.md/s);
      process.env["PULUMI_RUN_PROGRAM"] = "true";
      await program.stack.up();
      delete process.env["PULUMI_RUN_PROGRAM"];
      expect((await program.stack.up()).steps).toEqual([]);
    } finally {
      delete process.env["PULUMI_RUN_PROGRAM"];
      await program.close();
    }
  },
  5 * MINUTES,
);
