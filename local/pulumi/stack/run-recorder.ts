import type { EngineEvent, OpType } from "@pulumi/pulumi/automation";

/** What the engine does to one resource. */
export interface ResourceStep {
  readonly op: OpType;
  readonly urn: string;
  /** As `auth0:index/client:Client`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** The properties that differ, as `phone.options.enrollmentMessage`. */
  readonly changes: readonly string[];
}

/** Collects from an engine's events what it does and what goes wrong. */
export class RunRecorder {
  private readonly found = new Map<string, ResourceStep>();
  private readonly messages = new Set<string>();
  private readonly warned = new Set<string>();

  readonly onEvent = (event: EngineEvent): void => {
    if (event.resourcePreEvent) this.step(event.resourcePreEvent.metadata);
    const diagnostic = event.diagnosticEvent;
    if (diagnostic?.severity === "error") this.messages.add(plainText(diagnostic.message));
    if (diagnostic?.severity === "warning") this.warned.add(plainText(diagnostic.message));
  };

  /** Steps that change a resource, in the engine's order. */
  get steps(): ResourceStep[] {
    const idle = ["same", "refresh", "read"];
    return [...this.found.values()].filter(
      ({ op, type }) => !idle.includes(op) && !type.startsWith("pulumi:providers:"),
    );
  }

  /** The errors, each once, without the engine's own "update failed" if there is a reason. */
  get errors(): string[] {
    const all = [...this.messages];
    const reasons = all.filter(
      (message) => !/^(update|preview|destroy|refresh) failed$/.test(message),
    );
    return reasons.length > 0 ? reasons : all;
  }

  get warnings(): string[] {
    return [...this.warned];
  }

  private step(metadata: NonNullable<EngineEvent["resourcePreEvent"]>["metadata"]): void {
    const { op, urn, type, detailedDiff, diffs } = metadata;
    const changes = detailedDiff ? Object.keys(detailedDiff) : (diffs ?? []);
    this.found.set(`${op} ${urn}`, { op, urn, type, name: urn.split("::").at(-1) ?? urn, changes });
  }
}

/** Removes the markers of color from an engine's message: `<{%fg 1%}>`. */
function plainText(message: string): string {
  return message.replace(/<\{%[^%]*%\}>/g, "").trim();
}
