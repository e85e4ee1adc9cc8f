import { homedir } from "node:os";
import { join } from "node:path";
import { backendFolder } from "../../../cli/recover/backend-folder";

describe("the folder of a file backend", () => {
  it.each([
    ["file:///var/state", "/var/state"],
    ["file://~", homedir()],
    ["file://~/state", join(homedir(), "state")],
    ["file://./state", "/work/state"],
    ["file://", "/work"],
    ["file:///with%20blank", "/with blank"],
    ["file://./state?no_tmp_dir=true", "/work/state"],
    ["file:///var/state?metadata=skip&prefix=team/", "/var/state/team/"],
  ])("%s is %s", (url, folder) => {
    expect(backendFolder(url, "/work")).toBe(folder);
  });

  it.each(["s3://bucket", "https://app.pulumi.com/ada", "postgres://localhost/state"])(
    "%s is none",
    (url) => {
      expect(backendFolder(url, "/work")).toBeUndefined();
    },
  );
});
