import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { lockFolder, readLocks, removeLock } from "../../../cli/recover/lock-file";

const inFolder = (folder: string): string =>
  join(folder, ".pulumi", "locks", "organization", "project", "dev");

describe("the locks of a file backend", () => {
  it.each([
    ["file:///var/state", "/var/state"],
    ["file://~", homedir()],
    ["file://~/state", join(homedir(), "state")],
    ["file://./state", "/work/state"],
    ["file:///with%20blank", "/with blank"],
  ])("of %s are in its folder", (url, folder) => {
    expect(lockFolder(url, "project", "dev", "/work")).toBe(inFolder(folder));
  });

  it.each(["s3://bucket", "https://app.pulumi.com/ada"])("are no files in %s", (url) => {
    expect(lockFolder(url, "project", "dev", "/work")).toBeUndefined();
  });

  it("are read and taken away one at a time", () => {
    const folder = mkdtempSync(join(tmpdir(), "locks-"));
    for (const pid of [1, 2]) {
      writeFileSync(join(folder, `${pid}.json`), JSON.stringify({ pid }));
    }
    const [first] = readLocks(folder);
    if (first !== undefined) {
      removeLock(first);
    }
    expect(readLocks(folder).map(({ pid }) => pid)).toEqual([2]);
    rmSync(folder, { recursive: true });
    expect(readLocks(folder)).toEqual([]);
  });
});
