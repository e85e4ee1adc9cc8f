import type { Deployment } from "@pulumi/pulumi/automation";
import {
  moveToLocalTenant,
  readExportedState,
} from "../../../../cli/preview/offline/exported-state";

const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const URN = "urn:pulumi:prod::auth0-plivo-sms-mfa::pulumi:pulumi:Stack::auth0-plivo-sms-mfa-prod";

function exported(): Deployment {
  return {
    version: 3,
    deployment: {
      secrets_providers: { type: "passphrase", state: { salt: "v1:x" } },
      pending_operations: [{ type: "creating" }],
      resources: [
        {
          urn: URN,
          type: "pulumi:pulumi:Stack",
          outputs: { phoneExperience: "unified", testUser: { ...SECRET, ciphertext: "v1:abc" } },
        },
        { urn: "p", type: "pulumi:providers:auth0", inputs: { domain: "acme.eu.auth0.com" } },
        {
          urn: "c",
          type: "auth0:index/connectionClient:ConnectionClient",
          inputs: { connectionId: "con_acme", clientId: "id" },
          outputs: {
            connectionId: "con_acme",
            nested: [{ value: { ...SECRET, plaintext: '"in clear"' } }],
          },
        },
      ],
    },
  };
}

describe("readExportedState", () => {
  it("shows stack, experience, domain and connection", () => {
    expect(readExportedState(exported(), "f")).toEqual({
      stack: "prod",
      experience: "unified",
      domain: "acme.eu.auth0.com",
      connectionId: "con_acme",
    });
  });

  it.each([
    [{}],
    [{ version: 3, deployment: { resources: [] } }],
    [{ version: 3, deployment: { resources: [{ type: "x", urn: "u" }] } }],
  ])("refuses %p, and says how to write a state", (state) => {
    expect(() => readExportedState(state as Deployment, "state.json")).toThrow(
      "state.json is not the state of a deployed stack: write it with `pulumi stack export --file state.json`.",
    );
  });
});

describe("moveToLocalTenant", () => {
  const moved = JSON.stringify(
    moveToLocalTenant(exported(), { domain: "localhost:1", connectionId: "con_local" }),
  );

  it("replaces the account's domain and connection by the local tenant's", () => {
    expect(moved).not.toContain("acme");
    expect(moved).toContain('"domain":"localhost:1"');
    expect(moved.match(/con_local/g)).toHaveLength(2);
  });

  it("keeps no secret, encrypted or in plain text, and needs no passphrase", () => {
    expect(moved).not.toMatch(/v1:|in clear|plaintext|secrets_providers|pending_operations/);
    expect(moved.match(/"not-known-here"/g)).toHaveLength(2);
  });

  it("leaves the export itself unchanged", () => {
    const original = exported();
    moveToLocalTenant(original, { domain: "d", connectionId: "c" });
    expect(original).toEqual(exported());
  });
});
