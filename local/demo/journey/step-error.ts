/** A step that didn't go as it should, reported in one sentence that starts with the step's name. */
export class StepError extends Error {
  constructor(
    readonly step: string,
    problem: string,
  ) {
    super(`${step}: ${problem}`);
    this.name = "StepError";
  }
}
