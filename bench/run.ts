import { bundleAction } from "../components/action-code";
import { loadTimes } from "./load-times";
import { packageBundle } from "./package-bundle";

/**
 * Size and load time of the Action beside the plivo package, bundled the same way, in one run. What Node takes for a file
 * without code is taken off: it is the machine's, and Auth0 has its own way of loading.
 */
const subjects = [
  { name: "Action", code: bundleAction({ allowedCountries: false }).code },
  { name: "Action with countries", code: bundleAction({ allowedCountries: true }).code },
  { name: "plivo package", code: packageBundle() },
];

const [empty = NaN, ...times] = loadTimes(["", ...subjects.map(({ code }) => code)]);
const rows = subjects.map(({ name, code }, index) => ({
  name,
  bytes: Buffer.byteLength(code),
  load: (times[index] ?? NaN) - empty,
}));
const [base] = rows;
if (!base) throw new Error("Nothing was measured.");
console.table(
  Object.fromEntries(
    rows.map(({ name, bytes, load }) => [
      name,
      {
        "size, kB": Number((bytes / 1000).toFixed(1)),
        "size, times the Action's": Number((bytes / base.bytes).toFixed(1)),
        "load, ms (least of 15)": Number(load.toFixed(2)),
        "load, times the Action's": Number((load / base.load).toFixed(1)),
      },
    ]),
  ),
);
