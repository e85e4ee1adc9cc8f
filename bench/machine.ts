import { arch, cpus, release, totalmem, type } from "node:os";

/** The machine that a bench ran on. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
}

/** Describes this machine, without its name. */
export function describeMachine(): Machine {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model.trim() ?? "unknown",
    memoryGB: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()} ${arch()}`,
    node: process.version,
  };
}

/** Returns the machine as one line. */
export function machineLine({ cores, processor, memoryGB, system, node }: Machine): string {
  return `${cores} cores (${processor}), ${memoryGB} GB, ${system}, Node ${node}`;
}
