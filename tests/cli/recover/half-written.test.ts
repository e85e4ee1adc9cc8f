import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { halfWritten, removeHalfWritten } from "../../../cli/recover/half-written";

describe("files next to a state", () => {
  let folder: string;
  const write = (path: string, content: string): string => {
    const file = join(folder, ".pulumi", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "state-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("are half-written if they aren't JSON, and only the stack's are found", () => {
    const state = write("stacks/project/dev.json", "");
    write("stacks/project/dev.json.bak.attrs", '{"md5":"x"}');
    write("stacks/project/dev-2.json.attrs", "");
    write("history/project/prod/prod-1.history.json.attrs", "");
    const broken = [
      write("stacks/project/dev.json.attrs", ""),
      write("history/project/dev/dev-1.history.json.attrs", '{"user.'),
      write("backups/project/dev/dev.1.json.attrs", ""),
    ];
    expect(halfWritten(folder, "project", "dev")).toEqual(broken);
    removeHalfWritten(broken);
    expect(halfWritten(folder, "project", "dev")).toEqual([]);
    expect(existsSync(state)).toBe(true);
  });

  it("are none if the backend has no stack yet", () => {
    expect(halfWritten(folder, "project", "dev")).toEqual([]);
  });
});
