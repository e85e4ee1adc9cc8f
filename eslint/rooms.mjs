// ESLint's rules for the rooms of this repository: which room may import which, and no import cycle.
import path from "node:path";
import { verb } from "./docstrings.mjs";
import { cycleThrough, importsOf, resolveImport } from "./import-graph.mjs";

const SPECIFIERS = {
  ImportDeclaration: "source",
  ExportNamedDeclaration: "source",
  ExportAllDeclaration: "source",
  ImportExpression: "source",
  TSImportType: "source",
};

/** Calls `check` with the node and the file of each import of a file in this repository. */
function forEachImport(context, check) {
  const visit = (key) => (node) => {
    const specifier = node[key]?.value;
    const file = typeof specifier === "string" && resolveImport(context.filename, specifier);
    if (file) check(node, file);
  };
  return Object.fromEntries(Object.entries(SPECIFIERS).map(([type, key]) => [type, visit(key)]));
}

const relative = (context, file) => path.relative(context.cwd, file).split(path.sep).join("/");
const isIn = (file, room) => file === room || file.startsWith(`${room}/`);

/** Reports an import of a room that the file's own room must not import. */
const arrows = {
  meta: { type: "problem", schema: [{ type: "object" }] },
  create(context) {
    const forbidden = Object.entries(context.options[0]).filter(([room]) =>
      isIn(relative(context, context.filename), room),
    );
    return forEachImport(context, (node, file) => {
      const target = relative(context, file);
      for (const [room, never] of forbidden) {
        if (never.some((name) => isIn(target, name))) {
          const message = `${room}/ may not import ${target}: see ARROWS in eslint/limits.mjs.`;
          context.report({ node, message });
        }
      }
    });
  },
};

/** Reports an import that leads back to its own file, type-only ones included. */
const noCycle = {
  meta: { type: "problem", schema: [] },
  create(context) {
    importsOf(context.filename, context.sourceCode.text);
    return forEachImport(context, (node, file) => {
      const way = cycleThrough(context.filename, file);
      if (way === undefined) return;
      const names = way.map((step) => relative(context, step)).join(" -> ");
      context.report({ node, message: `Import cycle: ${names}.` });
    });
  },
};

export const rooms = { rules: { arrows, "no-cycle": noCycle, verb } };
