import { runScript } from "../run-node";
import { reservePort } from "./reserved-port";

const MINUTES = 60_000;

/** What `npm start -- --once` prints when it gets there, in this order. */
const SEEN = [
  "✓ pulumi up",
  "✓ Start the sample app",
  "A new user logs in:",
  "✓ pulumi destroy",
  "✓ Everything was torn down",
];

it.each(["legacy", "unified"])(
  "`npm start -- --once` deploys to a %s tenant, logs a new user in by SMS, and tears down",
  async (experience) => {
    const app = await reservePort();
    const ports = ["--port", "0", "--app-port", String(app.port)];
    await app.release();
    const args = ["local/demo/main.ts", "--once", "--experience", experience, ...ports];
    const { code, output } = await runScript(args);

    expect({ code, output }).toMatchObject({ code: 0 });
    const places = SEEN.map((line) => output.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  },
  5 * MINUTES,
);
