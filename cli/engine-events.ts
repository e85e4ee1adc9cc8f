import type { EngineEvent } from "@pulumi/pulumi/automation";

/** The engine's markers of color, `<{%fg 1%}>`. */
const COLOR = /<\{%[^%]*%\}>/g;

/** The engine's closing message of a run that failed, which repeats its other errors. */
const CLOSING = /^(update|preview|destroy|refresh) failed$/;

/** Collects the errors and warnings of a run of the engine from its events. */
export class Diagnostics {
  private readonly errorTexts = new Set<string>();
  private readonly warningTexts = new Set<string>();

  /** Reads one event; pass it to the Automation API as `onEvent`. */
  readonly onEvent = ({ diagnosticEvent, policyEvent }: EngineEvent): void => {
    if (diagnosticEvent?.severity === "error")
      this.errorTexts.add(plainText(diagnosticEvent.message));
    if (diagnosticEvent?.severity === "warning")
      this.warningTexts.add(plainText(diagnosticEvent.message));
    if (policyEvent?.enforcementLevel === "mandatory")
      this.errorTexts.add(`${policyEvent.policyName}: ${plainText(policyEvent.message)}`);
  };

  /** Errors, each once, including a policy pack's refusals. */
  get errors(): string[] {
    return [...this.errorTexts].filter((text) => text !== "" && !CLOSING.test(text));
  }

  /** Warnings, each once. */
  get warnings(): string[] {
    return [...this.warningTexts];
  }
}

/** Returns an engine's message without its markers of color. */
export function plainText(message: string): string {
  return message.replaceAll(COLOR, "").trim();
}
