/** A damaged state: every run refuses it, it and the tenant stay as they are, and the copy that the engine keeps repairs it. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { LOCAL_ACCOUNT } from "../local-account";
import { TenantAndStack } from "../tenant-and-stack";
import { writesAmong } from "../tenant-state";
import { operate } from "./operate";

const MINUTES = 60_000;

let operated: TenantAndStack;
let intact: string;

beforeAll(async () => {
  operated = await TenantAndStack.deployed({ experience: "legacy", ...LOCAL_ACCOUNT });
  intact = readFileSync(operated.stateFile, "utf8");
}, 10 * MINUTES);

afterAll(() => operated.close());

/** Returns what each of them says to a state that it refuses. */
async function refusals(): Promise<Record<string, string>> {
  const refusalOf = (run: "up" | "refresh" | "destroy"): Promise<string> =>
    operated.stack[run]().then(
      () => "done",
      (error: unknown) => (error as Error).message,
    );
  const said: Record<string, string> = {};
  for (const run of ["up", "refresh", "destroy"] as const) said[run] = await refusalOf(run);
  for (const command of ["recover", "doctor"] as const) {
    const { code, output } = await operate(operated, command);
    said[command] = code === 1 ? output : `exit ${code}`;
  }
  return said;
}

it.each([
  ["cut in half", (text: string) => text.slice(0, text.length / 2)],
  ["empty", () => ""],
  ["no JSON, as a merge leaves it", (text: string) => `<<<<<<< ours\n${text}`],
])(
  "a state that is %s is refused by all, and the copy next to it repairs it",
  async (_what, damage) => {
    // The engine keeps a checksum next to the state.
    rmSync(`${operated.stateFile}.attrs`, { force: true });
    writeFileSync(operated.stateFile, damage(intact));

    let said: Record<string, string> = {};
    const requests = await operated.requestsOf(async () => {
      said = await refusals();
    });
    const refused = expect.stringContaining("failed to load checkpoint") as string;
    expect(said).toEqual(Object.fromEntries(Object.keys(said).map((name) => [name, refused])));
    expect(writesAmong(requests)).toEqual([]);
    expect(readFileSync(operated.stateFile, "utf8") === damage(intact)).toBe(true);

    copyFileSync(`${operated.stateFile}.bak`, operated.stateFile);
    expect(await operate(operated, "recover")).toMatchObject({ code: 0 });
    expect((await operated.stack.up()).steps.filter((step) => step.op !== "same")).toEqual([]);
  },
  5 * MINUTES,
);
