/**
 * Without one of the README's scopes a run fails and names it, and with the scope back one `up` or `destroy` ends the
 * work. SCOPES=all goes through all scopes, on both experiences, in some 20 minutes on two cores. By default the scope to
 * delete what the last run of all deletes is missing.
 */
import { wholeLife } from "./whole-life";
import { documentedScopes, grantOnly, REPAIRING, SCOPE_ROWS } from "./documented-scopes";
import { TenantAndStack } from "../tenant-and-stack";
import { LOCAL_ACCOUNT } from "../local-account";

const MINUTES = 60_000;

const SELECTED: Record<keyof typeof SCOPE_ROWS, readonly string[]> =
  process.env["SCOPES"] === "all"
    ? { legacy: documentedScopes(SCOPE_ROWS.legacy), unified: documentedScopes(SCOPE_ROWS.unified) }
    : { legacy: ["delete:clients"], unified: [] };

const cases = (["legacy", "unified"] as const).flatMap((experience) =>
  SELECTED[experience]
    .filter((scope) => !REPAIRING.has(scope))
    .map((scope) => ({ experience, scope })),
);

describe("a run without one of the README's scopes", () => {
  const opened = new Map<string, TenantAndStack>();

  afterAll(async () => {
    for (const operated of opened.values()) await operated.close();
  });

  async function stackOn(experience: keyof typeof SCOPE_ROWS): Promise<TenantAndStack> {
    const known = opened.get(experience);
    if (known) await known.startOver();
    const operated = known ?? (await TenantAndStack.open({ experience, ...LOCAL_ACCOUNT }));
    opened.set(experience, operated);
    return operated;
  }

  it.each(cases)(
    "names $scope on a $experience tenant, and the next runs repair what it left",
    async ({ experience, scope }) => {
      const operated = await stackOn(experience);
      const all = documentedScopes(SCOPE_ROWS[experience]);
      await grantOnly(
        operated,
        all.filter((each) => each !== scope),
      );
      await expect(wholeLife(operated.stack)).rejects.toThrow(scope);

      await grantOnly(operated, all);
      await operated.stack.up();
      await operated.stack.destroy();
      const { clients, actions } = await operated.control<{
        clients: { name: string }[];
        actions: unknown[];
      }>("GET", "state");
      expect(actions).toEqual([]);
      expect(clients.map(({ name }) => name)).not.toContain("React sample");
    },
    8 * MINUTES,
  );
});
