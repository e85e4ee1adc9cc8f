/** Lays out rows under a head in aligned columns; the last column is wrapped to the terminal's width. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width = 100,
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const indent = widths
    .slice(0, -1)
    .reduce((sum, columnWidth) => sum + columnWidth + GAP.length, 0);
  const lastWidth = Math.max(MIN_LAST_COLUMN, width - indent);
  const line = (row: readonly string[]): string => {
    const cells = head
      .slice(0, -1)
      .map((_, column) => (row[column] ?? "").padEnd(widths[column] ?? 0));
    const [first = "", ...rest] = wrap(row[head.length - 1] ?? "", lastWidth);
    const firstLine = [...cells, first].join(GAP).trimEnd();
    return [firstLine, ...rest.map((text) => " ".repeat(indent) + text)].join("\n");
  };
  return [line(head), ...rows.map(line)].join("\n");
}

const GAP = "  ";
const MIN_LAST_COLUMN = 40;

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
