import { CHECKS } from "../../../cli/doctor/checks";
import { examine, isWell, type Finding } from "../../../cli/doctor/examine";
import { reportAsTable } from "../../../cli/doctor/report";
import { patientWith, type Changes } from "./patient";

const examineWith = (changes: Changes): Promise<Finding[]> => examine(patientWith(changes), CHECKS);

describe("the report", () => {
  it("says that a code comes only if every check is ok, and otherwise what to do", async () => {
    expect(reportAsTable(await examineWith({}))).toContain(
      "A user logging in now receives a code.",
    );
    const warned = await examineWith({ scopes: [] });
    expect(isWell(warned)).toBe(true);
    expect(reportAsTable(warned)).toContain("See the line marked `warning`.");
    const faulty = await examineWith({ tenant: { factors: () => Promise.resolve([]) } });
    expect(reportAsTable(faulty)).toContain("(phone factor). Fix the lines marked `fault`");
    expect(reportAsTable(faulty)).toMatch(/fault +phone factor +off; run `pulumi up --stack dev`/);
    expect(isWell(faulty)).toBe(false);
  });
});
