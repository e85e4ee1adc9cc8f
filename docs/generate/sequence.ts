/** A message between two who take part; `from` and `to` may be the same. */
interface Message {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

const COLUMN = 210;
const ROW = 40;
const MARGIN = 75;
const TOP = 80;
const SELF = 26;

const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1f2328; text-anchor: middle }
.title { font-weight: 600; text-anchor: start } .box { fill: #f6f8fa; stroke: #59636e }
.life { stroke: #d1d9e0; stroke-dasharray: 4 4 } .arrow { stroke: #0969da; fill: none } .head { fill: #0969da }
.page { fill: #ffffff } .left { text-anchor: start }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .box { fill: #151b23; stroke: #9198a1 } .life { stroke: #3d444d }
  .arrow { stroke: #4493f8 } .head { fill: #4493f8 } .page { fill: #0d1117 }
}`;

/**
 * Draws a text as a sequence diagram, for light and dark pages: a title, then lines like `App -> Auth0: /authorize`. Who takes
 * part is placed in the order of the text.
 *
 * @throws Error for a line of another form
 */
export function drawSequence(source: string): string {
  const [title = "", ...lines] = source.trim().split("\n");
  const messages = lines.map(parseMessage);
  const names = [...new Set(messages.flatMap(({ from, to }) => [from, to]))];
  const x = (name: string): number => MARGIN + names.indexOf(name) * COLUMN;
  const width = x(names.at(-1) ?? "") + MARGIN;
  const height = TOP + (messages.length + 1) * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">`,
    `<title>${escape(title)}</title><style>${STYLE}</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
    `<rect class="page" width="${width}" height="${height}"/>`,
    `<text class="title" x="12" y="22">${escape(title)}</text>`,
    ...names.map((name) => participant(name, x(name), height)),
    ...messages.map(({ from, to, text }, index) =>
      arrow(x(from), x(to), TOP + (index + 1) * ROW, text),
    ),
    "</svg>",
    "",
  ].join("\n");
}

function parseMessage(line: string): Message {
  const [, from, to, text] = /^(\w+) -> (\w+): (.+)$/.exec(line) ?? [];
  if (from === undefined || to === undefined || text === undefined)
    throw new Error(`\`${line}\` must be of the form \`FROM -> TO: TEXT\`.`);
  return { from, to, text };
}

function participant(name: string, x: number, height: number): string {
  return [
    `<line class="life" x1="${x}" y1="${TOP - 8}" x2="${x}" y2="${height - 12}"/>`,
    `<rect class="box" x="${x - 50}" y="${TOP - 40}" width="100" height="32" rx="6"/>`,
    `<text x="${x}" y="${TOP - 20}">${escape(name)}</text>`,
  ].join("");
}

function arrow(from: number, to: number, y: number, text: string): string {
  if (from === to)
    return [
      `<path class="arrow" marker-end="url(#head)" d="M${from} ${y - 12}h${SELF}v14h-${SELF - 2}"/>`,
      `<text class="left" x="${from + SELF + 6}" y="${y - 1}">${escape(text)}</text>`,
    ].join("");
  return [
    `<line class="arrow" marker-end="url(#head)" x1="${from}" y1="${y}" x2="${to}" y2="${y}"/>`,
    `<text x="${(from + to) / 2}" y="${y - 6}">${escape(text)}</text>`,
  ].join("");
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
