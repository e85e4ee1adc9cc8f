import { readdirSync, readFileSync } from "node:fs";

const LOOK_MS = 100;
/** The kernel's clock ticks a second, the same on every Linux that Node runs on. */
const TICKS = 100;
/** Memory takes the kernel longer to add up. */
const LOOKS_A_MEMORY = 5;

/** What a process and all that it started took. */
export interface TreeUse {
  /** Seconds of processor time. */
  readonly cpu: number;
  /** Megabytes at the most, with shared pages divided among their users. */
  readonly memory: number;
}

/**
 * Watches a process and its descendants, on Linux. A process that ends loses what it used since the last look, so the
 * time is too low by at most 0.1 seconds for each.
 * @returns stops, and says what they took
 */
export function watchTree(root: number): () => TreeUse {
  const known = new Map<string, number>();
  const pids = new Set([root]);
  let [looks, memory] = [0, 0];
  const look = (): void => {
    const found = readProcesses();
    // A parent that ended leaves its children to another, so what was seen once stays known.
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
