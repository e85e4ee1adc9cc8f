/**
 * The local auth0 plugin sends what the official one sends. Its requests for the reference program, recorded with the
 * official engine and plugin, are kept outside the project: PLUGIN_TRAFFIC names the file, and where there is none the
 * comparison is skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FIRST_RUN, type ReferenceSettings } from "./reference-settings";
import { comparable, type Exchange } from "./traffic";
import { TenantAndStack } from "../tenant-and-stack";
import type { Request } from "../tenant-state";

const FILE =
  process.env["PLUGIN_TRAFFIC"] ??
  join(__dirname, "..", "..", "..", "shared", "auth0", "plugin-traffic.json");
const MINUTES = 60_000;

const recorded = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, "utf8")) as { runs: Record<string, Exchange[]> }).runs
  : undefined;

if (!recorded) console.warn(`There is no ${FILE}: what the official plugin sends is not compared.`);

const describeWhereRecorded = recorded ? describe : describe.skip;

/** The runs one after the other, each with what changes in it, as they were recorded. */
const CHANGES: readonly (readonly [string, Partial<ReferenceSettings>])[] = [
  ["first run", {}],
  ["second run, nothing changed", {}],
  ["one Action secret changed", { token: "token-2" }],
  [
    "the Action code changed",
    { code: "exports.onExecuteSendPhoneMessage = async () => { return; };" },
  ],
  ["the SPA url changed", { url: "http://localhost:5173" }],
  ["policy to confidence-score", { policy: "confidence-score" }],
  ["both message texts changed", { text: "{{code}} for you" }],
];

describeWhereRecorded.each(["legacy", "unified"] as const)(
  "the local plugin's requests on a %s tenant",
  (experience) => {
    let settings: ReferenceSettings;
    let program: TenantAndStack;

    const recordedRun = (name: string): Exchange[] => {
      const run = recorded?.[`${experience}: ${name}`];
      if (!run) throw new Error(`no run ${experience}: ${name} was recorded`);
      return run;
    };
    const expectSame = (requests: readonly Request[], name: string): void => {
      expect(comparable(requests)).toEqual(comparable(recordedRun(name)));
    };

    beforeAll(async () => {
      // The unified program was recorded with blanks in its first texts.
      settings = {
        ...FIRST_RUN,
        ...(experience === "unified" && { text: "{{ code }} is your code" }),
      };
      program = await TenantAndStack.open({
        experience,
        refresh: false,
        program: join(__dirname, "reference-program.ts"),
      });
    }, 3 * MINUTES);

    afterAll(() => program.close());

    it.each(CHANGES)(
      "are the official plugin's: %s",
      async (name, change) => {
        settings = { ...settings, ...change };
        await program.stack.setConfig({ "reference:settings": JSON.stringify(settings) });
        expectSame(await program.requestsOf(() => program.stack.up()), name);
      },
      3 * MINUTES,
    );

    it(
      "are the official plugin's: refresh",
      async () => {
        // Recorded in a run with refresh, whose look-ups come after it.
        const reads = await program.requestsOf(() => program.stack.refresh());
        const lookUps = recordedRun("second run, nothing changed");
        const refresh = recordedRun("run with refresh, nothing changed");
        const reading = refresh.slice(0, refresh.length - lookUps.length + 1);
        // The recorded program of this run had no templates.
        const sent = comparable(reads);
        delete sent["phone templates"];
        expect(sent).toEqual(comparable(reading));
      },
      3 * MINUTES,
    );

    if (experience === "legacy") {
      it(
        "are the official plugin's: the move to the Unified Phone Experience",
        async () => {
          await program.manage("PATCH", "/tenants/settings", {
            phone_consolidated_experience: true,
          });
          const [move = "", after = ""] = Object.keys(recorded ?? {}).filter((name) =>
            name.startsWith("move: "),
          );
          for (const name of [move, after]) {
            const requests = await program.requestsOf(() => program.stack.up());
            expect(comparable(requests)).toEqual(comparable(recorded?.[name] ?? []));
          }
        },
        3 * MINUTES,
      );
    }

    it(
      "are the official plugin's: destroy",
      async () => {
        const requests = await program.requestsOf(() => program.stack.destroy());
        // After the move the legacy tenant has the unified resources.
        const destroyed = recorded?.["unified: destroy"] ?? [];
        expect(comparable(requests)).toEqual(comparable(destroyed));
      },
      3 * MINUTES,
    );
  },
);
