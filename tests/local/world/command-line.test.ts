import { parseTenantOptions } from "../../../local/world/command-line";

describe("the tenant's command line", () => {
  it("needs no flag", () => {
    expect(parseTenantOptions([])).toEqual({ json: false });
  });

  it("accepts a port, an experience and a rate limit", () => {
    const args = ["--json", "--port", "0", "--experience", "unified", "--rate-limit", "2"];
    expect(parseTenantOptions(args)).toEqual({
      json: true,
      port: 0,
      experience: "unified",
      rateLimit: 2,
    });
  });

  it.each([
    [["--port", "many"], '`--port` is "many", but must be a whole number from 0 to 65535.'],
    [["--port", "65536"], '`--port` is "65536", but must be a whole number from 0 to 65535.'],
    [["--experience", "modern"], '`--experience` is "modern", but must be legacy or unified.'],
    [["--rate-limit", "0"], '`--rate-limit` is "0", but must be a whole number from 1 to 1000.'],
    [["--color"], "Unknown option '--color'; use npm run tenant"],
    [["--port", "-1"], "Option '--port' argument has no value; use npm run tenant"],
    [["--port", "0", "--port", "1"], "--port is given twice; use npm run tenant"],
  ])("refuses %j in one sentence", (args, message) => {
    expect(() => parseTenantOptions(args)).toThrow(message);
  });
});
