import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BackendStore } from "../../../cli/recover/backend-objects";
import { openBackendStore } from "../../../cli/recover/backend-store";
import { lockStack, locksOf, readLocks, StackLockedError } from "../../../cli/recover/stack-lock";

describe("a stack's lock", () => {
  let folder: string;
  let store: BackendStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "locks-"));
    const opened = await openBackendStore(pathToFileURL(folder).href, "/");
    if (opened === undefined) throw new Error("a folder has a store");
    store = opened;
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("excludes a second one until it is ended", async () => {
    const unlock = await lockStack(store, "dev");
    await expect(lockStack(store, "dev")).rejects.toThrow(StackLockedError);
    await expect(lockStack(store, "dev")).rejects.toThrow(`process ${process.pid}`);
    await expect(lockStack(store, "prod")).resolves.toBeInstanceOf(Function);
    await unlock();
    await expect(lockStack(store, "acme/project/dev")).resolves.toBeInstanceOf(Function);
  });

  it("is given up if another run locks the stack at the same moment", async () => {
    let looks = 0;
    const rival = `${locksOf("dev")}rival.json`;
    const racing: BackendStore = {
      ...store,
      list: async (below) => {
        looks += 1;
        if (looks === 2) await store.write(rival, JSON.stringify({ pid: 7, hostname: "b" }));
        return store.list(below);
      },
    };
    await expect(lockStack(racing, "dev")).rejects.toThrow(StackLockedError);
    expect((await readLocks(store, "dev")).map(({ key }) => key)).toEqual([rival]);
  });

  it("has an unknown holder while it is half-written, and other files are ignored", async () => {
    await store.write(`${locksOf("dev")}half.json`, '{"pid":');
    await store.write(`${locksOf("dev")}half.json.attrs`, "{}");
    await expect(readLocks(store, "dev")).resolves.toMatchObject([{ hostname: "unknown" }]);
    expect(readdirSync(folder)).toEqual([".pulumi"]);
  });
});
