import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCarrierScript } from "../../local/control/script-request";

test("docs/local-tenant.md shows a body that the carrier's control route accepts", () => {
  const page = readFileSync(join(__dirname, "../../docs/local-tenant.md"), "utf8");
  const body = JSON.parse(/^ +(\{"answers".*\})$/m.exec(page)?.[1] ?? "{}") as unknown;
  expect(readCarrierScript(body)).toEqual(body);
});
