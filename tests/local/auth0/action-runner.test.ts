import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CacheRecord } from "../../../local/auth0/action-runner/action-cache";
import {
  actionRuntime,
  runAction,
  type ActionRun,
  type ActionRunRequest,
} from "../../../local/auth0/action-runner";
import {
  ACCOUNT,
  basic,
  GOOD_MESSAGE,
  MESSAGES,
  startCarrier,
  type CarrierFixture,
} from "../plivo/carrier-fixture";

let fixture: CarrierFixture;
beforeAll(async () => {
  fixture = await startCarrier();
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(() => fixture.close());

type Options = Partial<Omit<ActionRunRequest, "code" | "carrier">>;

/** Runs this body as the legacy handler, or as the unified one when `options.handler` says so. */
function run(body: string, options: Options = {}): Promise<ActionRun> {
  const { handler = "onExecuteSendPhoneMessage", event = {}, secrets = [], ...rest } = options;
  const code = `exports.${handler} = async (event, api) => { ${body} };`;
  const carrier = { port: fixture.carrier.port, caPem: fixture.caPem };
  return runAction({ code, handler, event, secrets, carrier, ...rest });
}

/** Runs an expression and returns its value, through the one way in which an Action can report it: a console line. */
async function evaluate(expression: string, options: Options = {}): Promise<unknown> {
  const result = await run(`console.log(JSON.stringify(await (${expression}) ?? null))`, options);
  expect(result.error).toBeUndefined();
  return JSON.parse(result.logs[0] ?? "null");
}

const unified = { handler: "onExecuteCustomPhoneProvider" } as const;

describe("a run", () => {
  it("calls the handler with the event and the secrets", async () => {
    const secrets = [{ name: "TOKEN", value: "t0ken", updated_at: "" }];
    expect(await evaluate("event", { event: { tenant: { id: "local" } }, secrets })).toEqual({
      tenant: { id: "local" },
      secrets: { TOKEN: "t0ken" },
    });
  });

  it("reports an error by name and message", async () => {
    expect(await run("throw new RangeError('too far')")).toMatchObject({
      status: "error",
      error: { name: "RangeError", message: "too far" },
    });
  });

  it("reports a thrown value that isn't an error as text", async () => {
    expect((await run("throw 'plain'")).error).toEqual({ name: "Error", message: "plain" });
  });

  it("reports an error that nobody awaits", async () => {
    expect(
      (await run("setTimeout(() => { throw new Error('later') }, 1); await new Promise(() => {})"))
        .error?.message,
    ).toBe("later");
  });

  it("reports code that can't be read", async () => {
    const carrier = { port: fixture.carrier.port, caPem: fixture.caPem };
    const request = {
      handler: "onExecuteSendPhoneMessage",
      event: {},
      secrets: [],
      carrier,
    } as const;
    expect((await runAction({ ...request, code: "const = 1" })).error?.name).toBe("SyntaxError");
  });

  it("names the handler that the code doesn't export", async () => {
    const carrier = { port: fixture.carrier.port, caPem: fixture.caPem };
    const answer = await runAction({
      code: "",
      handler: "onExecuteSendPhoneMessage",
      event: {},
      secrets: [],
      carrier,
    });
    expect(answer.error?.message).toContain("onExecuteSendPhoneMessage");
  });

  it("reports a process that ends before its handler", async () => {
    expect((await run("process.exit(3)")).error?.message).toContain("exit code 3");
  });

  it.each([
    ["waits", "await new Promise(() => {})"],
    ["spins", "for (;;);"],
  ])("is ended at its time limit when it %s, and keeps what it logged", async (_how, body) => {
    const result = await run(`console.log('begun'); ${body}`, { timeLimitMs: 1500 });
    expect(result).toMatchObject({
      status: "timeout",
      error: { name: "TimeoutError" },
      logs: ["begun"],
    });
  });

  it("leaves no process behind when it is ended", async () => {
    const { logs } = await run("console.log(process.pid); for (;;);", { timeLimitMs: 1500 });
    expect(() => process.kill(Number(logs[0]), 0)).toThrow("ESRCH");
  });

  it("reports the runtime that it uses", async () => {
    expect(await evaluate("process.versions.node")).toBe(actionRuntime().version);
  });
});

describe("the console", () => {
  it("is cut at 256 characters a line", async () => {
    const { logs } = await run("console.log('x'.repeat(300)); console.error('number %d', 2)");
    expect(logs).toEqual(["x".repeat(256), "number 2"]);
  });

  it("ends after 1000 lines", async () => {
    expect(
      (await run("for (let line = 0; line < 1200; line++) console.log(line)")).logs,
    ).toHaveLength(1000);
  });
});

describe("the network", () => {
  const send = `await fetch("https://api.plivo.com${MESSAGES}", {
    method: "POST",
    headers: { authorization: "${basic(ACCOUNT, "token")}", "content-type": "application/json" },
    body: ${JSON.stringify(JSON.stringify(GOOD_MESSAGE))},
  })`;

  it("redirects fetch to the carrier", async () => {
    expect(await evaluate(`(${send}).status`)).toBe(202);
    expect(fixture.carrier.messages).toHaveLength(1);
  });

  it("redirects https.request to the carrier", async () => {
    const get = `new Promise((done, fail) =>
      require("https").get("https://api.plivo.com/v1/Account/", (answer) => done(answer.statusCode)).on("error", fail))`;
    expect(await evaluate(get)).toBe(401);
  });

  it("checks the carrier's certificate for its name", async () => {
    const connect = `new Promise((done) => require("tls")
      .connect({ host: "api.plivo.com", port: 443, servername: "evil.example" }, () => done("connected"))
      .on("error", (error) => done(error.code)))`;
    expect(await evaluate(connect)).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  });

  it.each([
    ["another host", "fetch('https://api.twilio.com/')"],
    ["the carrier's host without TLS", "fetch('http://api.plivo.com/')"],
    ["a host of this machine", "fetch('http://127.0.0.1:4400/')"],
    [
      "a host through http",
      "new Promise((_, fail) => require('http').get('http://example.com').on('error', fail))",
    ],
    [
      "a bare socket",
      "new Promise((_, fail) => require('net').connect(80, 'example.com').on('error', fail))",
    ],
    [
      "a socket file",
      "new Promise((_, fail) => require('net').connect('/tmp/socket').on('error', fail))",
    ],
    ["a name lookup", "require('dns').promises.lookup('example.com')"],
    ["a UDP packet", "require('dgram').createSocket('udp4').send('x', 53, '127.0.0.1')"],
  ])("refuses %s and says so", async (_what, call) => {
    const { error } = await run(`await ${call}`);
    expect(error?.message).toContain("reach only https://api.plivo.com");
  });

  it("refuses to listen", async () => {
    expect((await run("require('net').createServer().listen(0)")).error?.message).toContain(
      "can't listen",
    );
  });
});

describe("the machine", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "action-runner-test-"));
    writeFileSync(path.join(folder, "secret"), "secret");
    process.env["ACTION_RUNNER_TEST"] = "secret";
  });
  afterAll(() => {
    delete process.env["ACTION_RUNNER_TEST"];
    rmSync(folder, { recursive: true, force: true });
  });

  it("hides its environment, and that of the process that runs the Action", async () => {
    expect(await evaluate("Object.keys(process.env)")).toEqual([]);
  });

  it.each([
    [
      "reading a file",
      () => `require("fs").readFileSync(${JSON.stringify(path.join(folder, "secret"))})`,
    ],
    [
      "writing a file",
      () => `require("fs").writeFileSync(${JSON.stringify(path.join(folder, "written"))}, "x")`,
    ],
    [
      "reading another process's environment",
      () => `require("fs").readFileSync("/proc/" + process.pid + "/environ")`,
    ],
    ["starting a process", () => `require("child_process").execSync("id")`],
    [
      "starting a process past require",
      () => `process.mainModule.require("child_process").execSync("id")`,
    ],
    [
      "starting a process past the module that Actions may not use",
      () => `const { error } = (await import("node:child_process")).spawnSync("id"); throw error`,
    ],
    ["opening a debugger", () => `(await import("node:inspector")).open(0)`],
    ["reading files by WASI", () => `new (require("wasi").WASI)({ version: "preview1" })`],
    ["writing a heap snapshot", () => `require("v8").writeHeapSnapshot("/tmp/heap")`],
    [
      "reaching Node's bindings by the global",
      () =>
        `this.constructor; ({}).constructor.constructor("return process")().binding("tcp_wrap")`,
    ],
    ["starting a thread", () => `new (require("worker_threads").Worker)("0", { eval: true })`],
    ["ending a process", () => `process.kill(${process.pid}, 0)`],
    ...["require", "await import", "process.getBuiltinModule"].map(
      (load): [string, () => string] => [
        `writing a database that it got by ${load}`,
        () => {
          const file = JSON.stringify(path.join(folder, "written"));
          return `const { DatabaseSync } = ${load}("node:sqlite"); new DatabaseSync(${file}).exec("CREATE TABLE t (a)")`;
        },
      ],
    ),
  ])("refuses %s", async (_what, body) => {
    expect((await run(body())).status).toBe("error");
    expect(() => readFileSync(path.join(folder, "written"))).toThrow("ENOENT");
  });

  it("names the npm module that it doesn't have", async () => {
    expect((await run("require('lodash')")).error?.message).toContain(
      "Cannot find module 'lodash'",
    );
  });
});

describe("a connection that tries to get past the guard", () => {
  const reached = (setUp: string, options = "{ host: '127.0.0.1', port: 9 }") => `
    const net = require("net");
    ${setUp}
    await new Promise((resolve, reject) => {
      net.connect(${options}).on("connect", resolve).on("error", reject);
    });`;

  it("doesn't get Node's own connect from a call that the Action replaced", async () => {
    const body = `
      const seen = [];
      const { call } = Function.prototype;
      Function.prototype.call = function (...args) { seen.push(this.name); return Reflect.apply(call, this, args); };
      await fetch("https://api.plivo.com/").catch(() => undefined);
      console.log(JSON.stringify(seen.filter((name) => name === "connect")));`;
    expect((await run(body)).logs).toEqual(["[]"]);
  });

  it.each([
    [
      "a TCP handle of its own making",
      'const handle = net._createServerHandle("127.0.0.1", 0, 4); handle.connect({}, "127.0.0.1", 9);',
    ],
    [
      "a TCP handle that it took from a connection to the carrier, with the request of it",
      `const socket = net.connect(443, "api.plivo.com");
       await new Promise((resolve) => socket.on("connect", resolve));
       const own = new socket._handle.constructor(0);
       let request;
       own.connect = (asked) => ((request = asked), 0);
       new net.Socket({ handle: own }).connect(443, "api.plivo.com");
       delete own.connect;
       own.connect(request, "127.0.0.1", 9);`,
    ],
    [
      "the class of TCP handles, with a method of its own",
      `const socket = net.connect(443, "api.plivo.com");
       await new Promise((resolve) => socket.on("connect", resolve));
       "use strict";
       const prototype = Object.getPrototypeOf(socket._handle);
       Object.defineProperty(prototype, "connect", { value: () => 0 });`,
    ],
    [
      "a UDP handle",
      `const socket = require("dgram").createSocket("udp4");
       const state = Object.getOwnPropertySymbols(socket).map((one) => socket[one]).find((one) => one?.handle);
       state.handle.bind("127.0.0.1", 0, 0);`,
    ],
    ["a socket file", `new process.stdin._handle.constructor(0).connect({}, "/tmp/socket");`],
  ])("is refused with %s", async (_what, body) => {
    const { error } = await run(`const net = require("net"); ${body}`);
    expect(error?.message).toMatch(/is not a function|below Node's sockets|redefine property/);
  });

  it("refuses every other address", async () => {
    expect((await run(reached(""))).error?.message).toContain("reach only https://api.plivo.com");
  });
});

describe("api", () => {
  it("has only the cache for send-phone-message", async () => {
    expect(await evaluate("Object.keys(api)")).toEqual(["cache"]);
  });

  it("has the cache and the notification for custom-phone-provider", async () => {
    expect(await evaluate("Object.keys(api)", unified)).toEqual(["cache", "notification"]);
  });

  it("reports the last of drop and retry", async () => {
    const result = await run(
      "api.notification.drop('one'); api.notification.retry('two')",
      unified,
    );
    expect(result).toMatchObject({
      status: "success",
      notification: { type: "retry", reason: "two" },
    });
  });

  it("cuts the reason at 1024 characters", async () => {
    const { notification } = await run("api.notification.drop('x'.repeat(2000))", unified);
    expect(notification).toEqual({ type: "drop", reason: "x".repeat(1024) });
  });

  it("keeps cached values for the next run", async () => {
    const cache = new Map<string, CacheRecord>();
    await run("api.cache.set('key', 'value')", { cache });
    expect(await evaluate("api.cache.get('key').value", { cache })).toBe("value");
    await run("api.cache.delete('key')", { cache });
    expect(await evaluate("api.cache.get('key')", { cache })).toBeNull();
  });

  it.each([
    ["is ended at its limit", "for (;;);"],
    ["ends its own process", "process.exit(1)"],
  ])("keeps the cache when a run %s", async (_how, body) => {
    const cache = new Map([
      ["key", { key: "key", value: "value", expires_at: Date.now() + 60_000 }],
    ]);
    await run(body, { cache, timeLimitMs: 1000 });
    expect(cache.get("key")?.value).toBe("value");
  });
});
