import type { Measurement } from "../measurement";
import { shortNumber } from "./table";

const ROW = 22;
const HEADING = 34;
const TOP = 30;
const LABELS = 210;
const BARS = 180;
const COLUMN = LABELS + BARS + 150;

const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.heading { font-weight: 600 } .value { fill: #59636e } .base { fill: #8c959f } .bar { fill: #0969da }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .value { fill: #9198a1 } .base { fill: #656c76 } .bar { fill: #4493f8 }
}`;

/**
 * Draws what was compared as bars in two columns, each as long as its ratio within its comparison. Numbers of requests and
 * subjects without a peer are left to the table. Returns an SVG for light and dark pages.
 */
export function drawPlot(measurements: readonly Measurement[], caption: string): string {
  const drawn = measurements.filter(({ unit }) => unit !== "requests" && unit !== "writes");
  const comparisons = [...Map.groupBy(drawn, ({ comparison }) => comparison)]
    .filter(([, rows]) => rows.length > 1)
    .map(([name, rows]) => ({ name, rows, height: HEADING + rows.length * ROW }));
  const half = comparisons.reduce((sum, { height }) => sum + height, 0) / 2;
  const heights = [0, 0];
  const parts = comparisons.map(({ name, rows, height }) => {
    const column = (heights[0] ?? 0) < half ? 0 : 1;
    const y = heights[column] ?? 0;
    heights[column] = y + height;
    const part = [`<text x="8" y="${HEADING - 8}" class="heading">${escape(name)}</text>`];
    const longest = Math.max(...rows.map(({ ratio }) => ratio));
    part.push(...rows.map((row, index) => bar(row, HEADING + index * ROW, longest)));
    return `<g transform="translate(${column * COLUMN} ${TOP + y})">${part.join("\n")}</g>`;
  });
  const size = `viewBox="0 0 ${2 * COLUMN} ${TOP + Math.max(...heights) + 10}" width="${2 * COLUMN}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    `<title>${escape(caption)}</title><style>${STYLE}</style>`,
    `<text x="8" y="18" class="value">${escape(caption)}</text>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

function bar({ subject, ratio, median, unit }: Measurement, y: number, longest: number): string {
  const width = Math.max(1, (ratio / longest) * BARS);
  const label = `${shortNumber(median)} ${unit} (${shortNumber(ratio)})`;
  return [
    `<text x="${LABELS - 8}" y="${y + 14}" text-anchor="end">${escape(subject)}</text>`,
    `<rect x="${LABELS}" y="${y + 3}" width="${width.toFixed(1)}" height="14" class="${ratio === 1 ? "base" : "bar"}"/>`,
    `<text x="${(LABELS + width + 6).toFixed(1)}" y="${y + 14}" class="value">${escape(label)}</text>`,
  ].join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
