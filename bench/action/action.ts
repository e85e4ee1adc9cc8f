import { bundleAction } from "../../components/action-code";
import { median, withRatios, type BenchOptions, type Measurement } from "../measurement";
import { loadTimes } from "./load-times";
import { NAIVE_ACTION } from "./naive-action";
import { plivoPackage } from "./plivo-package";
import { measureSends } from "./send";

/**
 * Measures the Action's size, its load time and the time of one send, next to an Action that contains the plivo package and
 * to the shortest Action that sends. The load time of a file without code (its median) is subtracted from each load time.
 */
export async function* measureAction({ short }: BenchOptions): AsyncGenerator<Measurement[]> {
  const subjects = [
    { name: "plivo package", code: plivoPackage() },
    { name: "Action", code: bundleAction({ allowedCountries: false }).code },
    { name: "naive Action", code: NAIVE_ACTION },
    { name: "Action with countries", code: bundleAction({ allowedCountries: true }).code },
  ];
  yield withRatios(
    "Action: size",
    "kB",
    subjects.map(({ name, code }) => [name, [Buffer.byteLength(code) / 1000]]),
  );
  const [empty = [], ...loads] = loadTimes(
    ["", ...subjects.map(({ code }) => code)],
    short ? 5 : 15,
  );
  yield withRatios(
    "Action: load, beyond an empty file",
    "ms",
    subjects.map(({ name }, index) => [
      name,
      (loads[index] ?? []).map((time) => Math.max(0, time - median(empty))),
    ]),
  );
  yield await measureSends(subjects[1]?.code ?? "", short ? 50 : 300);
}
