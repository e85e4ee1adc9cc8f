import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { openStack } from "../stack";
async function main() {
  const exp = process.argv[2] ?? "legacy";
  const t = spawn(
    process.execPath,
    ["--import", "tsx", "local/tenant/main.ts", "--json", "--port", "0", "--experience", exp],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const [line] = await once(createInterface({ input: t.stdout! }), "line");
  const tenant = JSON.parse(line);
  const engine = await PulumiCommand.get({
    root: process.env.HOME + "/.cache/auth0-plivo-sms-mfa/engine-v3.259.0",
  });
  const t0 = Date.now();
  const lap = (s: string) => console.log("== ", s, Date.now() - t0);
  const stack = await openStack({
    name: "dev",
    engine,
    tenant,
    config: {
      plivoAuthId: "MAXXXXXXXXXXXXXXXXXX",
      plivoSender: "+15554443232",
      testUserEmail: "test@example.com",
    },
    secrets: { plivoAuthToken: "token-1" },
  });
  lap("open");
  const reqs = async (from = 0) => {
    const r = (await (await fetch(tenant.httpUrl + "/_local/requests")).json()) as any[];
    for (const x of r.slice(from))
      console.log("   ", x.method, x.path, x.status, JSON.stringify(x.body)?.slice(0, 200) ?? "");
    return r.length;
  };
  try {
    let n = 0;
    const p = await stack.preview();
    lap("preview");
    console.log(p.output);
    n = await reqs(n);
    const u = await stack.up();
    lap("up");
    console.log(
      u.output,
      u.steps.map((s) => s.op + " " + s.name),
    );
    n = await reqs(n);
    const u2 = await stack.up();
    lap("up2");
    console.log(u2.output, u2.steps);
    n = await reqs(n);
    await stack.setConfig({ mfaPolicy: "confidence-score" }, { plivoAuthToken: "token-2" });
    const u3 = await stack.up();
    lap("up3");
    console.log(u3.output, u3.steps);
    n = await reqs(n);
    await stack.setConfig({ plivoSender: "nonsense", mfaPolicy: "x" });
    try {
      await stack.up();
    } catch (e: any) {
      console.log("ERR", e.name, e.message);
    }
    lap("bad");
    await stack.setConfig({ plivoSender: "+15554443232", mfaPolicy: "never" });
    const d = await stack.destroy();
    lap("destroy");
    console.log(d.output);
    n = await reqs(n);
  } catch (e) {
    console.log("FAILED", e);
    await reqs(0);
  } finally {
    await stack.close();
    t.kill();
  }
}
void main();
