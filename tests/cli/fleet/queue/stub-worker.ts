import { appendFileSync } from "node:fs";
import { FleetQueue } from "../../../../cli/fleet/queue/fleet-queue";
import { workOn } from "../../../../cli/fleet/queue/worker";

const [url = "", log = "", failing = ""] = process.argv.slice(2);

/** A worker whose jobs only write down that they ran: `start STACK ATTEMPT PID`, then `end STACK ATTEMPT PID`. */
async function main(): Promise<void> {
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  const queue = await FleetQueue.open(url, say);
  const doJob = async (job: { data: { stack: string }; retryCount: number }) => {
    const note = (what: string): void => {
      appendFileSync(log, `${what} ${job.data.stack} ${job.retryCount} ${process.pid}\n`);
    };
    note("start");
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (job.data.stack === failing) throw new Error("the tenant refuses its client");
    note("end");
    return { result: "changed", detail: "" };
  };
  await workOn(queue, { parallel: 1, once: false, doJob }, { out: say, err: say });
}

void main();
