import { readdirSync, readFileSync } from "node:fs";

const LOOK_MS = 100;
/** Ticks of the kernel's clock in a second, the same on every Linux that Node runs on. */
const TICKS = 100;
/** The kernel takes longer to add up memory, so it is read less often. */
const LOOKS_A_MEMORY = 5;

/** What a process and all that it started used. */
export interface TreeUse {
  /** Seconds of processor time. */
  readonly cpu: number;
  /** Megabytes at their peak, with shared pages divided among their users. */
  readonly memory: number;
}

/**
 * Watches a process and its descendants, on Linux. What a process used between the last look and its end isn't counted: at
 * most 0.1 seconds for each.
 * @returns a function that stops and returns what they used
 */
export function watchTree(root: number): () => TreeUse {
  const known = new Map<string, number>();
  const pids = new Set([root]);
  let [looks, memory] = [0, 0];
  const look = (): void => {
    const found = readProcesses();
    // A parent that ends leaves its children to another process, so a process that was seen once stays in the list.
    for (let size = -1; size !== pids.size;) {
      size = pids.size;
      for (const { pid, parent } of found) if (pids.has(parent)) pids.add(pid);
    }
    const own = found.filter(({ pid }) => pids.has(pid));
    for (const { pid, started, cpu } of own) known.set(`${pid} ${started}`, cpu);
    if (looks++ % LOOKS_A_MEMORY === 0)
      memory = Math.max(
        memory,
        own.reduce((sum, { pid }) => sum + memoryOf(pid), 0),
      );
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
    look();
    return { cpu: [...known.values()].reduce((sum, cpu) => sum + cpu, 0), memory };
  };
}

interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly started: string;
  readonly cpu: number;
}

function readProcesses(): Seen[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const stat = readOrNothing(`/proc/${pid}/stat`);
      // The name, in parentheses, may have blanks. Fields as in proc_pid_stat(5), from the third.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const [parent, user, system, started] = [fields[1], fields[11], fields[12], fields[19]];
      if (started === undefined) return [];
      const cpu = (Number(user) + Number(system)) / TICKS;
      return [{ pid: Number(pid), parent: Number(parent), started, cpu }];
    });
}

function memoryOf(pid: number): number {
  const [, kB = "0"] = /^Pss: +(\d+)/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`)) ?? [];
  return Number(kB) / 1000;
}

/** A process may end between two looks. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
