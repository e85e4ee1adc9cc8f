import { findEngine } from "../../local/pulumi/engine";
import { CONFIG, DeployedProgram, writesAmong } from "./deployed-program";
import { upInAProcess } from "./up-in-a-process";

const MINUTES = 60_000;

describe("a run with config that is wrong", () => {
  let program: DeployedProgram;

  beforeAll(async () => {
    program = await DeployedProgram.open(await findEngine(), "legacy");
  }, 3 * MINUTES);

  afterAll(() => program.close());

  it(
    "tells every problem in a sentence with the command that mends it, and writes nothing",
    async () => {
      const before = await program.state();
      const wrong = { plivoSender: "+1", mfaPolicy: "sometimes", appUrls: "nowhere" };
      const requests = await program.requestsOf(async () => {
        const { code, said } = await upInAProcess(program.tenant, { ...CONFIG, ...wrong });
        expect(code).toBe(1);
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
