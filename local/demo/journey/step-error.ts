/** A step that failed, reported in one sentence that starts with the step's name. */
export class StepError extends Error {
  constructor(
    readonly step: string,
    problem: string,
  ) {
    super(`${step}: ${problem}`);
    this.name = "StepError";
  }
}
