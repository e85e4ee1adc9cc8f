import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BUILD_RECORD,
  checkPluginIsBuilt,
  digestOfSources,
} from "../../components/plugin-is-built";

const root = mkdtempSync(join(tmpdir(), "plugin-is-built-"));
const files = ["provider/main.ts", "provider/rest.ts"];

beforeAll(() => {
  mkdirSync(join(root, "provider/bin"), { recursive: true });
  for (const file of files) writeFileSync(join(root, file), "first");
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

it("says which command builds a plugin that is missing", () => {
  expect(() => {
    checkPluginIsBuilt(root);
  }).toThrow("The provider plugin in provider/bin is missing; run: npm run prepare");
});

it("accepts one that was built from the current sources, and refuses it once a source changes", () => {
  writeFileSync(
    join(root, BUILD_RECORD),
    JSON.stringify({ files, sha256: digestOfSources(root, files) }),
  );
  checkPluginIsBuilt(root);
  writeFileSync(join(root, "provider/rest.ts"), "second");
  expect(() => {
    checkPluginIsBuilt(root);
  }).toThrow("The provider plugin in provider/bin is older than its source; run: npm run prepare");
  rmSync(join(root, "provider/rest.ts"));
  expect(() => {
    checkPluginIsBuilt(root);
  }).toThrow("older");
});

it("has nothing to check if the package is installed without the plugin's sources", () => {
  rmSync(join(root, "provider/main.ts"));
  rmSync(join(root, BUILD_RECORD));
  checkPluginIsBuilt(root);
});
