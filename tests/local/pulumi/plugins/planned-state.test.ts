import { plannedState } from "../../../../local/pulumi/plugins/planned-state";
import { string, UNKNOWN } from "../../../../local/pulumi/plugins/property";

const PROPERTIES = {
  name: string(),
  clientId: string({ output: true }),
  alg: string({ computed: true }),
  grant: string({ computed: true }),
};

describe("the state that a preview predicts", () => {
  it("of a new resource leaves unknown what only the tenant can set", () => {
    expect(plannedState(PROPERTIES, { name: "app", grant: "code", __defaults: [] })).toEqual({
      name: "app",
      grant: "code",
      clientId: UNKNOWN,
      alg: UNKNOWN,
    });
  });

  it("of an update keeps what the tenant answered, so that nothing that depends on it looks replaced", () => {
    const old = { name: "app", clientId: "c1", alg: "RS256" };
    expect(plannedState(PROPERTIES, { name: "renamed", __defaults: [] }, old)).toEqual({
      name: "renamed",
      clientId: "c1",
      alg: "RS256",
    });
  });
});
