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

const project = (name, testMatch, testPathIgnorePatterns = []) => ({
  ...shared,
  displayName: name,
  testMatch: [`<rootDir>/tests/${testMatch}`],
  testPathIgnorePatterns: ["/node_modules/", ...testPathIgnorePatterns],
});

module.exports = {
  testTimeout: 120_000,
  projects: [
    project(
      "unit",
      "**/*.test.ts",
      ["clients", "engine", "journeys"].map((folder) => `<rootDir>/tests/${folder}/`),
    ),
    project("clients", "clients/**/*.test.ts"),
    project("engine", "engine/**/*.test.ts"),
    project("journeys", "journeys/**/*.test.ts"),
  ],
};
