import { execFile } from "node:child_process";
import { join } from "node:path";
import { findEngine } from "../../local/engine";
import { CONFIG, DeployedProgram, writesAmong } from "./deployed-program";

const ROOT = join(__dirname, "..", "..");
const MINUTES = 60_000;

describe("a run with config that is wrong", () => {
  let program: DeployedProgram;

  beforeAll(async () => {
    program = await DeployedProgram.open(await findEngine(), "legacy");
  }, 3 * MINUTES);

  afterAll(() => program.close());

  /** What `pulumi up` says, in a process of its own. */
  function up(config: Record<string, string>): Promise<{ code: number; said: string }> {
    const script = ["--import", "tsx", "tests/engine/up-with-config.ts"];
    const args = [...script, JSON.stringify(program.tenant), JSON.stringify(config)];
    return new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: ROOT }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr });
      });
    });
  }

  it(
    "tells every problem in a sentence with the command that mends it, and writes nothing",
    async () => {
      const before = await program.state();
      const wrong = { plivoSender: "+1", mfaPolicy: "sometimes", appUrls: "nowhere" };
      const requests = await program.requestsOf(async () => {
        const { code, said } = await up({ ...CONFIG, ...wrong });
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
