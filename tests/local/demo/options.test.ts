import { parseStartOptions } from "../../../local/demo/options";
import { UsageError } from "../../../local/flags";

describe("the command line of npm start", () => {
  it("defaults to the walk-through: legacy phone experience, the documented ports", () => {
    expect(parseStartOptions([])).toEqual({
      once: false,
      experience: "legacy",
      plugins: "auto",
      tenantPort: 4443,
      appPort: 3000,
    });
  });

  it("accepts every flag", () => {
    const args = "--once --experience unified --plugins official --port 5443 --app-port 3100";
    expect(parseStartOptions(args.split(" "))).toEqual({
      once: true,
      experience: "unified",
      plugins: "official",
      tenantPort: 5443,
      appPort: 3100,
    });
  });

  it("accepts 0 for free ports of the tenant, as the error for a port that is taken says", () => {
    expect(parseStartOptions(["--port", "0"]).tenantPort).toBe(0);
  });

  it.each([
    [["--experience", "new"], "--experience accepts legacy or unified, not `new`."],
    [["--plugins", "none"], "--plugins accepts auto or local or official, not `none`."],
    [["--port", "80"], "--port accepts 0 for free ports, or a port from 1067 to 65535, not `80`."],
    [["--app-port", "x"], "--app-port accepts a port from 1 to 65535, not `x`."],
  ])("refuses %j in one sentence", (args, message) => {
    expect(() => parseStartOptions(args)).toThrow(new UsageError(message));
  });

  it("names an unknown flag and shows the known ones", () => {
    expect(() => parseStartOptions(["--twice"])).toThrow(/'--twice'.*npm start -- \[--once\]/);
  });
});
