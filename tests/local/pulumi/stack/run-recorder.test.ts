import type { EngineEvent } from "@pulumi/pulumi/automation";
import { RunRecorder } from "../../../../local/pulumi/stack/run-recorder";

const URN = "urn:pulumi:dev::p::auth0:index/client:Client::spa";

function heard(...events: object[]): RunRecorder {
  const recorder = new RunRecorder();
  for (const event of events) recorder.onEvent(event as EngineEvent);
  return recorder;
}
const step = (op: string, type = "auth0:index/client:Client") => ({
  resourcePreEvent: { metadata: { op, urn: URN, type, detailedDiff: { callbacks: {} } } },
});
const problem = (message: string) => ({ diagnosticEvent: { severity: "error", message } });

describe("RunRecorder", () => {
  it("has each step that changes a resource, with what changes", () => {
    const { steps } = heard(step("same"), step("refresh"), step("update"), step("update"));
    expect(steps).toEqual([
      {
        op: "update",
        urn: URN,
        type: "auth0:index/client:Client",
        name: "spa",
        changes: ["callbacks"],
      },
    ]);
  });

  it("leaves out the engine's own book-keeping", () => {
    expect(heard(step("create", "pulumi:providers:auth0")).steps).toEqual([]);
  });

  it("reports each problem once, without colors and without the engine's closing message", () => {
    const said = "<{%reset%}>mfaPolicy is wrong<{%reset%}>\n";
    expect(heard(problem(said), problem(said), problem("update failed")).errors).toEqual([
      "mfaPolicy is wrong",
    ]);
  });

  it("reports each warning once, and not as a problem", () => {
    const warning = { diagnosticEvent: { severity: "warning", message: "otp is on<{%reset%}>\n" } };
    const recorder = heard(warning, warning);
    expect(recorder.warnings).toEqual(["otp is on"]);
    expect(recorder.errors).toEqual([]);
  });

  it("has the engine's closing message if there is nothing else", () => {
    expect(heard(problem("update failed")).errors).toEqual(["update failed"]);
  });
});
