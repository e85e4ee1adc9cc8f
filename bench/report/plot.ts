import type { Measurement } from "../measurement";
import { shortNumber } from "./table";

const ROW = 22;
const HEADING = 34;
const LABELS = 300;
const BARS = 420;
const WIDTH = LABELS + BARS + 130;

const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.heading { font-weight: 600 } .value { fill: #59636e } .base { fill: #8c959f } .bar { fill: #0969da }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .value { fill: #9198a1 } .base { fill: #656c76 } .bar { fill: #4493f8 }
}`;

/** Draws every measurement as a bar, as long as its ratio within its comparison. Returns an SVG for light and dark pages. */
export function drawPlot(measurements: readonly Measurement[], caption: string): string {
  const comparisons = Map.groupBy(measurements, ({ comparison }) => comparison);
  let y = 30;
  const parts = [`<text x="8" y="18" class="value">${escape(caption)}</text>`];
  for (const [name, rows] of comparisons) {
    y += HEADING;
    parts.push(`<text x="8" y="${y - 8}" class="heading">${escape(name)}</text>`);
    const longest = Math.max(...rows.map(({ ratio }) => ratio));
    for (const row of rows) {
      parts.push(bar(row, y, longest));
      y += ROW;
    }
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 10}" width="${WIDTH}" role="img">`,
    `<title>${escape(caption)}</title><style>${STYLE}</style>`,
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
