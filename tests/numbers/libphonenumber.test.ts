import { numberingPlan } from "../../components/numbering-plan";
import { compareWithLibphonenumber } from "../components/libphonenumber-differences";

it("agrees with libphonenumber on 100,000 numbers, but for the listed differences, of which each is seen", () => {
  const { compared, unexplained, used, differences } = compareWithLibphonenumber(
    numberingPlan(),
    100_000,
  );
  expect(compared).toBeGreaterThanOrEqual(100_000);
  expect(unexplained).toEqual([]);
  expect(used.sort()).toEqual(differences.sort());
});
