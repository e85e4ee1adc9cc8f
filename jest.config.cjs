const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

// What tests of one run share: the first one that deploys a setting leaves the tenant there, and the rest restore it.
const runFolder = mkdtempSync(join(tmpdir(), "test-run-"));
process.env.TEST_RUN_FOLDER = runFolder;
process.once("exit", () => {
  rmSync(runFolder, { recursive: true, force: true });
});

/** One way to read TypeScript in every project: swc, which only strips types; `tsc` checks them. */
const shared = {
  rootDir: __dirname,
  testEnvironment: "node",
  transform: {
    "\\.tsx?$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript", tsx: false }, target: "es2023" },
        module: { type: "commonjs", ignoreDynamic: true },
      },
    ],
  },
};

/** Folders whose tests run the engine, whole logins, Auth0's deploy-cli or 100,000 numbers: seconds to minutes each. */
const SLOW = ["clients", "engine", "journeys", "numbers"].map(
  (folder) => `<rootDir>/tests/${folder}/`,
);

/** The few of them that `npm test` runs: the main job, a stack's whole life, the login over HTTP and in a browser. */
const PROOF = [
  "engine/lifecycle",
  "journeys/login-in-a-browser",
  "journeys/login-over-http",
  "journeys/main-job",
].map((name) => `<rootDir>/tests/${name}.test.ts`);

const project = (displayName, testMatch, ignored = []) => ({
  ...shared,
  displayName,
  testMatch,
  testPathIgnorePatterns: ["/node_modules/", ...ignored],
});

// `npm test` runs `unit` and `proof`, `npm run test:all` runs all three.
module.exports = {
  testTimeout: 120_000,
  projects: [
    project("unit", ["<rootDir>/tests/**/*.test.ts"], SLOW),
    project("proof", PROOF),
    project(
      "thorough",
      SLOW.map((folder) => `${folder}**/*.test.ts`),
      PROOF,
    ),
  ],
};
