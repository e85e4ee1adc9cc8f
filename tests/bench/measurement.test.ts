import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brokenLimits } from "../../bench/limits";
import { bench } from "../../bench/main";
import { compare, median, withRatios } from "../../bench/measurement";
import { drawPlot } from "../../bench/report/plot";
import { Results } from "../../bench/report/results";
import { formatMeasurements } from "../../bench/report/table";
import { execute } from "../../cli/command";
import { parseFlags } from "../../cli/flags";

describe("measurements", () => {
  it("run their subjects in turns, and leave the warm-ups out", async () => {
    const order: string[] = [];
    const subject = (name: string, values: number[]) => ({
      name,
      once: () => {
        order.push(name);
        return values.shift() ?? NaN;
      },
    });
    const [base, other] = await compare({
      name: "start",
      unit: "ms",
      runs: 3,
      subjects: [subject("base", [100, 4, 2, 3]), subject("other", [100, 6, 12, 9])],
    });
    expect(order.join(" ")).toBe("base other base other base other base other");
    expect(base).toMatchObject({ median: 3, least: 2, most: 4, runs: 3, ratio: 1 });
    expect(other).toMatchObject({ median: 9, least: 6, most: 12, ratio: 3 });
  });

  it("have the mean of the two in the middle as the median of an even number", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });
});

describe("the report", () => {
  const measurements = withRatios("Program: first up", "s", [
    ["an empty program", [4]],
    ['"plain" <resources>', [8.128]],
  ]);

  it("is a table with a block for each comparison", () => {
    const lines = formatMeasurements(measurements).trim().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^Program: first up +median +spread +runs +ratio$/);
    expect(lines[2]).toMatch(/^"plain" <resources> +8\.13 s +1 +2\.03$/);
  });

  it("is a plot whose longest bar is the greatest ratio, with names escaped", () => {
    const plot = drawPlot(measurements, "2 cores");
    const widths = [...plot.matchAll(/<rect[^>]*width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths[1]).toBeCloseTo((widths[0] ?? 0) * 2.032, 0);
    expect(plot).toContain("&quot;plain&quot; &lt;resources>");
  });

  it("leaves numbers of requests and subjects without a peer out of the plot", () => {
    const requests = withRatios("Program: requests", "requests", [
      ["plain", [10]],
      ["this program", [16]],
    ]);
    const alone = withRatios("Local tenant: login", "ms", [["one user", [300]]]);
    const plot = drawPlot([...measurements, ...requests, ...alone], "2 cores");
    expect(plot).toBe(drawPlot(measurements, "2 cores"));
  });
});

describe("the limits", () => {
  it("report a ratio over its limit, and never a time", () => {
    const slow = withRatios("Program: first up", "s", [
      ["plain resources", [100]],
      ["this program", [200]],
    ]);
    const slowMachine = withRatios("Program: first up", "s", [
      ["plain resources", [1000]],
      ["this program", [1100]],
    ]);
    expect(brokenLimits(slow)).toEqual([expect.stringContaining("is at 2 of the base")]);
    expect(brokenLimits(slowMachine)).toEqual([]);
  });
});

describe("the results", () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-results-"));
  const open = () => new Results(folder, "bench", ["action", "program"]);
  const written = (ending: string) => readFileSync(join(folder, `bench.${ending}`), "utf8");
  const upAfter = (...seconds: number[]) =>
    withRatios("Program: first up", "s", [["this program", seconds]]);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("are written after each comparison, as JSON, table and plot", () => {
    const results = open();
    results.begin("program");
    results.add("program", upAfter(4));
    expect(JSON.parse(written("json"))).toMatchObject({
      machine: { node: process.version },
      subjects: { program: { measurements: [{ subject: "this program", median: 4 }] } },
    });
    expect(written("txt")).toContain("Program: first up");
    expect(written("svg")).toContain(process.version);
  });

  it("replace what is known of a comparison when more is known", () => {
    const results = open();
    results.add("program", upAfter(4, 6));
    expect(results.measurements()).toMatchObject([{ median: 5, runs: 2 }]);
  });

  it("keep what an earlier run measured of other subjects, in the order of the bench", () => {
    const results = open();
    results.begin("action");
    results.add("action", withRatios("Action: size", "kB", [["Action", [8]]]));
    expect(results.measurements().map(({ comparison }) => comparison)).toEqual([
      "Action: size",
      "Program: first up",
    ]);
    results.begin("program");
    expect(results.measurements("program")).toEqual([]);
  });
});

describe("the command line of the bench", () => {
  it("measures all subjects in at most 25 minutes by default", () => {
    const given = parseFlags(bench.name, bench.flags, []);
    expect(given).toMatchObject({ only: undefined, short: false, minutes: 25 });
  });

  it.each([
    [["--only", "action,speed"], "--only: `speed` is none of action, tenant, program, "],
    [["--runs", "0"], "--runs must be a number from 1 to 9999, not `0`"],
    [["--fast"], "Unknown option '--fast'"],
  ])("refuses %j and measures nothing", async (args, message) => {
    const printed: string[] = [];
    const print = (text: string): void => void printed.push(text);
    await expect(execute(bench, args, { out: print, err: print })).resolves.toBe(2);
    expect(printed).toEqual([expect.stringContaining(message)]);
  });
});
