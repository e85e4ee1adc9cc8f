import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../run-node";

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const nightly = parse(read(".github/workflows/nightly.yml")) as {
  jobs: { all: { strategy: { matrix: { shard: number[] } }; steps: { run?: string }[] } };
};

test("the nightly run has all shards, and as many as .ci/run chooses from", () => {
  const count = Number(/^SHARDS=(\d+)$/m.exec(read(".ci/run"))?.[1]);
  const { strategy, steps } = nightly.jobs.all;
  expect(strategy.matrix.shard).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(steps.at(-1)?.run).toBe(`npm run test:all -- --shard="$SHARD/${String(count)}"`);
});
