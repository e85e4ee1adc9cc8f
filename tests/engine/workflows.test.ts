/** The workflows, run by act on this machine: against a local tenant, a local git remote and a stand-in for GitHub's API. */
import { findAct } from "./workflows/act";
import { deployments } from "./workflows/deployments";
import { previews } from "./workflows/previews";
import { createWorld, type WorkflowWorld } from "./workflows/world";

jest.setTimeout(1_200_000);

const act = findAct();
const withAct = act === undefined ? describe.skip : describe;
if (act === undefined) console.warn("Skipped, since Go is not installed, which builds act.");

withAct("the workflows", () => {
  let world: WorkflowWorld;
  beforeAll(async () => {
    world = await createWorld(act ?? "");
  });
  afterAll(() => world.close());

  describe("of pull requests", () => {
    previews(() => world);
  });
  describe("of main", () => {
    deployments(() => world);
  });
});
