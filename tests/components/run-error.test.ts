import { RunError } from "@pulumi/pulumi";
import { runError } from "../../components/run-error";

test("an error of the program is Pulumi's, with a stack that names no file", () => {
  const error = runError("the value is wrong");
  expect(RunError.isInstance(error)).toBe(true);
  expect(error.stack).toBe("RunError: the value is wrong");
});
