import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { ScriptedAnswer } from "../../local/plivo/scripted-answers";
import { startCarrier, type CarrierFixture } from "../local/plivo/carrier-fixture";
import type { ContractOrder, ContractOutcome } from "./contract-process";

/** The plivo package is the reference: what it sends and makes of an answer, the Action does too, but for the lists below. */
const ORDER = {
  authId: "MAABCDEFGHIJKLMNOPQR",
  authToken: "token-of-account",
  recipient: "+18085555555",
  text: "Your code is 824173",
  from: { src: "+14155550100" },
};

let fixture: CarrierFixture;
let child: ChildProcess;
beforeAll(async () => {
  fixture = await startCarrier();
  child = fork(path.join(__dirname, "contract-process.ts"), {
    execArgv: ["--import", "tsx"],
    stdio: "ignore",
    serialization: "advanced",
  });
  child.send({ port: fixture.carrier.port, caFile: fixture.caFile });
  await once(child, "message");
});
afterAll(async () => {
  child.kill();
  await fixture.close();
});

interface Sent {
  outcome: ContractOutcome;
  bodies: Record<string, unknown>[];
  paths: string[];
  taken: number;
}

async function send(
  sender: ContractOrder["sender"],
  script: ScriptedAnswer[] = [],
  order: Partial<ContractOrder> = {},
): Promise<Sent> {
  fixture.carrier.reset();
  fixture.carrier.script.add(script);
  child.send({ ...ORDER, ...order, sender });
  const [outcome] = (await once(child, "message")) as [ContractOutcome];
  const { received, messages } = fixture.carrier;
  return {
    outcome,
    bodies: received.map(({ body }) => body as Record<string, unknown>),
    paths: received.map(({ method, path: where }) => `${method} ${where}`),
    taken: messages.length,
  };
}

const both = async (script?: ScriptedAnswer[], order?: Partial<ContractOrder>) => ({
  reference: await send("package", script, order),
  action: await send("action", script, order),
});

/** Fields that only one of the two sends, or sends otherwise, and why. */
const FIELDS: Record<string, string> = {
  log: "the package drops `log: false`, so Plivo would keep the code for seven days",
  dst: "the package leaves it to Plivo to take out plus and separators",
};

describe("the request", () => {
  it.each<[string, Partial<ContractOrder>]>([
    ["from a number", {}],
    ["with separators in the number", { recipient: "+1-808-555-5555" }],
    ["from a Powerpack", { from: { powerpack: "3f6a2c1e-0000-4000-8000-000000000000" } }],
    ["in another script", { text: "Ваш код 824173 \u{1f511}" }],
  ])("is the package's %s, except for the listed fields", async (_, order) => {
    const { reference, action } = await both([], order);
    expect([action.paths, action.taken]).toEqual([reference.paths, 1]);
    expect(reference.taken).toBe(1);
    const others = ({ bodies: [body] }: Sent) =>
      Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => !(name in FIELDS)));
    expect(others(action)).toEqual(others(reference));
    expect(Object.keys(others(action))).toHaveLength(3);
  });

  it("keeps the code out of Plivo's logs, which the package doesn't", async () => {
    const { reference, action } = await both();
    expect(reference.bodies[0]).not.toHaveProperty("log");
    expect(action.bodies[0]?.["log"]).toBe(false);
  });

  it("writes the number in digits, while the package sends it unchanged", async () => {
    const { reference, action } = await both([], { recipient: "+1-808-555-5555" });
    expect([reference.bodies[0]?.["dst"], action.bodies[0]?.["dst"]]).toEqual([
      "+1-808-555-5555",
      "18085555555",
    ]);
  });
});

const UUID = "db342550-7c6d-11e1-8b3e-842b2b2a2b2c";
const said = (status: number, error: string): ScriptedAnswer => ({
  status,
  body: { api_id: UUID, error },
  times: null,
});

/** Answers that both take alike. */
const ALIKE: [string, "taken" | "failed", ScriptedAnswer[]][] = [
  ["Plivo's own", "taken", []],
  ["200 with a uuid", "taken", [{ status: 200, body: { message_uuid: [UUID], api_id: UUID } }]],
  ["202 with HTML", "taken", [{ status: 202, body: "<html>ok</html>" }]],
  ["202 without a uuid", "taken", [{ status: 202, body: { message: "queued", api_id: UUID } }]],
  ["503 with a uuid", "failed", [{ status: 503, body: { message_uuid: [UUID], api_id: UUID } }]],
  ["400", "failed", [said(400, "This caller ID is not allowed for outbound message")]],
  ["401", "failed", [{ status: 401, body: "Could not verify your access level for that URL." }]],
  ["402", "failed", [said(402, "Insufficient credit")]],
  ["403", "failed", [said(403, "Permission to send to this region is missing")]],
  ["404", "failed", [said(404, "not found")]],
  ["405", "failed", [said(405, "not allowed")]],
  ["500", "failed", [said(500, "Server error")]],
  ["502 with HTML", "failed", [{ status: 502, body: "<html>Bad gateway</html>" }]],
  ["a connection cut before the request is read", "failed", [{ drop: "before" }]],
  ["a connection cut after the message was taken", "failed", [{ drop: "after" }]],
];

/** Answers that the two take differently, and why the Action is right to. */
const UNLIKE: [
  string,
  ScriptedAnswer[],
  { package: "taken" | "failed"; action: "taken" | "failed"; requests: number },
  string,
][] = [
  [
    "202 with `invalid_number`",
    [{ status: 202, body: { message_uuid: [UUID], invalid_number: ["1"], api_id: UUID } }],
    { package: "taken", action: "failed", requests: 1 },
    "the message went to nobody",
  ],
  [
    "200 without a uuid",
    [{ status: 200, body: { api_id: UUID } }],
    { package: "taken", action: "failed", requests: 1 },
    "nothing says that the message was accepted",
  ],
  [
    "429, then Plivo's own",
    [{ status: 429, body: "" }],
    { package: "failed", action: "taken", requests: 2 },
    "a 429 was certainly not accepted, yet the package gives up, so a brief rate limit leaves a user without a code",
  ],
  [
    "503, then Plivo's own",
    [{ status: 503, body: "" }],
    { package: "failed", action: "taken", requests: 2 },
    "a 503 was certainly not accepted",
  ],
  [
    "a redirect to itself",
    [
      {
        status: 307,
        body: "",
        headers: { location: "https://api.plivo.com/v1/Account/MAABCDEFGHIJKLMNOPQR/Message/" },
      },
    ],
    { package: "taken", action: "failed", requests: 1 },
    "the package follows it with the code and the credentials",
  ],
];

const endOf = ({ outcome }: Sent) => (outcome.failure === undefined ? "taken" : "failed");

describe("the answer", () => {
  it.each(ALIKE)("%s means %s to both", async (_, end, script) => {
    const { reference, action } = await both(script);
    expect([endOf(reference), endOf(action)]).toEqual([end, end]);
    expect(action.paths).toEqual(reference.paths);
  });

  it.each(UNLIKE)("%s does not mean the same to both", async (_, script, expected, reason) => {
    const { reference, action } = await both(script);
    expect({
      package: endOf(reference),
      action: endOf(action),
      requests: action.paths.length,
    }).toEqual(expected);
    expect(reason).not.toBe("");
  });

  it("gives both the uuid of the message at Plivo", async () => {
    const reference = await send("package");
    expect(reference.outcome.uuid).toBe(fixture.carrier.messages[0]?.uuid);
    const action = await send("action");
    expect(action.outcome.uuid).toBe(fixture.carrier.messages[0]?.uuid);
  });

  it("puts the number and the code into the package's error, and neither into the Action's", async () => {
    const { reference, action } = await both([said(400, "no")]);
    expect(reference.outcome.details).toContain("824173");
    expect(reference.outcome.details).toContain("18085555555");
    expect(action.outcome.details).not.toMatch(/824173|8085555555/);
  });
});
