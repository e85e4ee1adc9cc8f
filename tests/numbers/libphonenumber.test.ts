import { numberingPlan } from "../../components/numbering-plan";
import { compareWithLibphonenumber } from "../components/libphonenumber-differences";

it("agrees with libphonenumber on 100,000 numbers, except for the listed differences, each of which occurs", () => {
  const { compared, unexplained, used, differences } = compareWithLibphonenumber(
    numberingPlan(),
    100_000,
  );
  expect(compared).toBeGreaterThanOrEqual(100_000);
  expect(unexplained).toEqual([]);
  expect(used.sort()).toEqual(differences.sort());
});
