// The rules for the rooms, which are the top-level folders: which room may import which, no cycle, how long a file and a
// function may be, and how a docstring begins.
import { rooms } from "./rooms.mjs";

/** A room, and the rooms that it must not import. */
const ARROWS = {
  action: ["components", "provider", "cli", "local", "policy", "tests"],
  components: ["provider", "cli", "local", "policy", "tests"],
  provider: ["cli", "local", "policy", "tests"],
  policy: ["provider", "cli", "local", "tests"],
  cli: ["local", "tests"],
  local: ["cli", "policy", "tests"],
  "local/auth0": ["local/plivo", "local/control", "local/pages", "local/demo", "local/pulumi"],
  "local/plivo": ["local/auth0", "local/control", "local/pages", "local/demo", "local/pulumi"],
  examples: ["cli", "local", "tests"],
};

export const limits = [
  {
    files: ["**/*.ts", "**/*.tsx"],
    plugins: { rooms },
    rules: {
      "rooms/arrows": ["error", ARROWS],
      "rooms/no-cycle": "error",
      "max-lines": ["error", 150],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // It plans on the local tenant. Starting a process of `local/` instead would need a protocol for the stack's folder and
    // its end.
    files: ["cli/preview/offline/local-preview.ts"],
    rules: { "rooms/arrows": "off" },
  },
  {
    files: ["**/*.ts"],
    ignores: ["tests/**"],
    rules: { "rooms/verb": "error" },
  },
  {
    // A `describe` is one function around all of its tests, and a table of cases is long.
    files: ["tests/**"],
    rules: { "max-lines-per-function": "off", "max-lines": ["error", 400] },
  },
];
