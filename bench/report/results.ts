import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeMachine, machineLine, type Machine } from "../machine";
import type { Measurement } from "../measurement";
import { drawPlot } from "./plot";
import { formatMeasurements } from "./table";

/** What was measured of one subject of the bench. */
interface SubjectResult {
  /** When its measurement began, ISO 8601. */
  readonly at: string;
  readonly measurements: readonly Measurement[];
}

interface ResultsFile {
  readonly machine: Machine;
  readonly subjects: Readonly<Record<string, SubjectResult>>;
}

/**
 * The results of a bench in a folder: `NAME.json`, `NAME.txt` with the table, `NAME.svg` with the plot. They are written
 * after each comparison, so that an interrupted bench keeps what it measured. What an earlier run on this machine measured
 * of other subjects is kept too.
 */
export class Results {
  private readonly machine = describeMachine();
  private readonly subjects = new Map<string, SubjectResult>();

  constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly order: readonly string[],
  ) {
    const earlier = this.read();
    if (earlier && JSON.stringify(earlier.machine) === JSON.stringify(this.machine))
      this.subjects = new Map(Object.entries(earlier.subjects));
  }

  /** Drops what an earlier run measured of a subject. */
  begin(subject: string): void {
    this.subjects.set(subject, { at: new Date().toISOString(), measurements: [] });
  }

  /** Adds comparisons to a subject, in place of those with the same name, and writes the files. */
  add(subject: string, measurements: readonly Measurement[]): void {
    const { at, measurements: before } = this.subjects.get(subject) ?? { at: "", measurements: [] };
    const names = new Set(measurements.map(({ comparison }) => comparison));
    const kept = before.filter(({ comparison }) => !names.has(comparison));
    this.subjects.set(subject, { at, measurements: [...kept, ...measurements] });
    this.write();
  }

  /** Returns the measurements of a subject, or those of all in the bench's order. */
  measurements(...subjects: readonly string[]): Measurement[] {
    const names = subjects.length > 0 ? subjects : this.order;
    return names.flatMap((name) => [...(this.subjects.get(name)?.measurements ?? [])]);
  }

  private read(): ResultsFile | undefined {
    try {
      return JSON.parse(readFileSync(this.path("json"), "utf8")) as ResultsFile;
    } catch {
      return undefined;
    }
  }

  private write(): void {
    mkdirSync(this.folder, { recursive: true });
    const [caption, all] = [machineLine(this.machine), this.measurements()];
    const inOrder = this.order.filter((name) => this.subjects.has(name));
    const file: ResultsFile = {
      machine: this.machine,
      subjects: Object.fromEntries(
        inOrder.map((name) => [name, this.subjects.get(name) as SubjectResult]),
      ),
    };
    writeFileSync(this.path("json"), `${JSON.stringify(file, null, 2)}\n`);
    writeFileSync(this.path("txt"), `${caption}\n${formatMeasurements(all)}\n`);
    writeFileSync(this.path("svg"), drawPlot(all, caption));
  }

  private path(ending: string): string {
    return join(this.folder, `${this.name}.${ending}`);
  }
}
