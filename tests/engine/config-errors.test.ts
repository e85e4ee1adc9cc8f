import { TenantAndStack } from "../tenant-and-stack";
import { writesAmong } from "../tenant-state";

const MINUTES = 60_000;

describe("a run with config that is wrong", () => {
  let program: TenantAndStack;

  beforeAll(async () => {
    program = await TenantAndStack.open({ experience: "legacy" });
  }, 3 * MINUTES);

  afterAll(() => program.close());

  it(
    "reports every problem in a sentence with the command that fixes it, and writes nothing",
    async () => {
      const before = await program.state();
      const wrong = { plivoSender: "+1", mfaPolicy: "sometimes", appUrls: "nowhere" };
      const requests = await program.requestsOf(async () => {
        await program.stack.setConfig(wrong);
        const said = await program.stack.up().then(
          () => "succeeded",
          (error: unknown) => (error as Error).message,
        );
        const lines = said.trim().split("\n");
        expect(lines).toHaveLength(4);
        for (const key of Object.keys(wrong)) {
          expect(lines.filter((line) => line.includes(`pulumi config set ${key} `))).toHaveLength(
            1,
          );
        }
        expect(said).not.toContain("token-1");
      });
      expect(writesAmong(requests)).toEqual([]);
      expect(await program.state()).toEqual(before);
    },
    3 * MINUTES,
  );
});
