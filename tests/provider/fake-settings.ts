import type { FakeAnswer } from "./fake-tenant";

/** A tenant's settings by path. What is PUT or PATCHed there is read there later. */
export class FakeTenant {
  factors = new Set(["otp", "email", "webauthn-roaming"]);
  values: Record<string, unknown> = {
    "/guardian/policies": ["confidence-score"],
    "/guardian/factors/phone/message-types": { message_types: ["sms", "voice"] },
    "/guardian/factors/phone/selected-provider": { provider: "auth0" },
    "/guardian/factors/sms/templates": { enrollment_message: "E", verification_message: "V" },
    "/branding/phone/providers": { providers: [] },
    "/branding/phone/templates": { templates: [] },
  };
  flow = [{ id: "act_9", name: "Another carrier" }];
  /** Actions that are gone. */
  gone = new Set<string>();
  /** What the tenant answers to a request instead, by its line. */
  answers: Record<string, FakeAnswer | undefined> = {};

  readonly answer = (line: string, body: unknown): FakeAnswer => {
    const [method = "", path = ""] = line.split(" ");
    const instead = this.answers[line];
    if (instead) return instead;
    if (path.startsWith("/actions/triggers/send-phone-message/bindings")) {
      return method === "GET" ? this.bindings() : this.bind(body as Bindings);
    }
    if (path.startsWith("/actions/actions/")) {
      const isGone = this.gone.has(path.replace("/actions/actions/", ""));
      return isGone ? { status: 404 } : { body: { deployed_version: { deployed: true } } };
    }
    const [, factor] = /^\/guardian\/factors(?:\/([a-z-]+))?$/.exec(path) ?? [];
    if (path === "/guardian/factors") return { body: this.factorList() };
    if (factor !== undefined) this.factors.add(factor);
    else if (method === "GET" && path in this.values) return { body: this.values[path] };
    else if (method === "PUT" && path in this.values) this.values[path] = body;
    else throw new Error(`unexpected request: ${line}`);
    return { body };
  };

  /** What the official plugin's deletion of Guardian and of the flow does. */
  loseStack(): void {
    this.factors.clear();
    this.values["/guardian/policies"] = [];
    this.flow = [];
  }

  /** What the stack changes. */
  gainStack(): void {
    this.factors.add("sms");
    this.values["/guardian/policies"] = ["all-applications"];
    this.values["/guardian/factors/phone/message-types"] = { message_types: ["sms"] };
    this.values["/guardian/factors/phone/selected-provider"] = { provider: "phone-message-hook" };
    this.values["/guardian/factors/sms/templates"] = {
      enrollment_message: "1",
      verification_message: "2",
    };
    this.flow = [{ id: "act_1", name: "Plivo SMS" }];
  }

  picture() {
    return structuredClone({
      factors: [...this.factors].sort(),
      values: this.values,
      flow: this.flow,
    });
  }

  private factorList() {
    const names = [
      "sms",
      "otp",
      "email",
      "webauthn-roaming",
      "webauthn-platform",
      "duo",
      "recovery-code",
    ];
    return names.map((name) => ({ name, enabled: this.factors.has(name) }));
  }

  private bindings(): FakeAnswer {
    return {
      body: {
        bindings: this.flow.map(({ id, name }) => ({ display_name: name, action: { id, name } })),
      },
    };
  }

  private bind({ bindings }: Bindings): FakeAnswer {
    if (bindings.some(({ ref }) => this.gone.has(ref.value))) return { status: 404 };
    this.flow = bindings.map(({ ref, display_name: name }) => ({ id: ref.value, name }));
    return {};
  }
}

interface Bindings {
  readonly bindings: { readonly ref: { readonly value: string }; readonly display_name: string }[];
}
