import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

/** File systems whose files no other machine can access. */
const LOCAL = /^(ext[234]|xfs|btrfs|zfs|f2fs|bcachefs|tmpfs|overlay)$/;

/**
 * Returns whether a folder can be written only from this machine and PID namespace: its file system is local and, if this
 * process is in a container, the folder isn't mounted from outside. False if that can't be determined.
 */
export function isPrivateToMachine(folder: string): boolean {
  const mount = mountOf(folder);
  if (mount === undefined || !LOCAL.test(mount.type)) return false;
  return isInFirstNamespace() || mount.point === "/" || mount.type === "tmpfs";
}

/**
 * Returns whether a process has this id in a PID namespace below this one, as in a container. Its id in this namespace is
 * another.
 */
export function runsInAnotherNamespace(pid: number): boolean {
  return processes().some((each) => {
    const ids = /^NSpid:\s+(.+)$/m.exec(readOr(`/proc/${each}/status`))?.[1]?.split(/\s+/) ?? [];
    return ids.length > 1 && ids.at(-1) === String(pid);
  });
}

/**
 * Returns whether this process is in the machine's first namespace, which the kernel always gives this number
 * (`PROC_PID_INIT_INO`).
 */
function isInFirstNamespace(): boolean {
  try {
    return readlinkSync("/proc/self/ns/pid") === "pid:[4026531836]";
  } catch {
    return false;
  }
}

function mountOf(folder: string): { point: string; type: string } | undefined {
  const path = `${realpathOr(folder)}/`;
  const mounts = readOr("/proc/self/mountinfo")
    .split("\n")
    .flatMap((line) => {
      const [before = "", after = ""] = line.split(" - ");
      const point = before.split(" ")[4]?.replaceAll("\\040", " ");
      const type = after.split(" ")[0];
      return point === undefined || type === undefined ? [] : [{ point, type }];
    })
    .filter(({ point }) => path.startsWith(point === "/" ? "/" : `${point}/`));
  // The longest mount point applies; of two equal ones, the later.
  return mounts.reduce<{ point: string; type: string } | undefined>(
    (best, mount) => (best === undefined || mount.point.length >= best.point.length ? mount : best),
    undefined,
  );
}

function processes(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function readOr(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function realpathOr(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
