import { inParallel } from "../../../cli/fleet/bounded-parallelism";

/** A task that ends on request, and counts how many are under way. */
function gate() {
  let running = 0;
  let most = 0;
  const open: (() => void)[] = [];
  const task = async (item: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => open.push(resolve));
    running -= 1;
    return item * 10;
  };
  return { task, open, most: () => most };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("inParallel", () => {
  it("runs no more than the limit at once, and all of them in the end", async () => {
    const { task, open, most } = gate();
    const results = inParallel([1, 2, 3, 4, 5], 2, task);
    for (let ended = 0; ended < 5; ended += 1) {
      await turn();
      expect(open).toHaveLength(Math.min(ended + 2, 5));
      open[ended]?.();
    }
    await expect(results).resolves.toEqual([10, 20, 30, 40, 50]);
    expect(most()).toBe(2);
  });

  it("returns the results in the items' order, whichever ends first", async () => {
    const { task, open } = gate();
    const results = inParallel([1, 2, 3], 3, task);
    await turn();
    [...open].reverse().forEach((end) => {
      end();
    });
    await expect(results).resolves.toEqual([10, 20, 30]);
  });

  it("does nothing for no items", async () => {
    await expect(inParallel([], 4, () => Promise.reject(new Error("called")))).resolves.toEqual([]);
  });
});
