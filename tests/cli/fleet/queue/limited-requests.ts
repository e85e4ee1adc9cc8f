import { ProxyAgent } from "undici";
import { FleetQueue } from "../../../../cli/fleet/queue/fleet-queue";
import { withinLimits } from "../../../../cli/fleet/queue/limits";

const [url = "", origin = "", perSecond = "", count = ""] = process.argv.slice(2);

/** What a worker's job does, as far as its limits go: it asks a host as fast as it may, and prints each turn's time. */
async function main(): Promise<void> {
  const queue = await FleetQueue.open(url, console.error);
  const limits = { [new URL(origin).hostname]: Number(perSecond) };
  const wait = async (host: string, rate: number) => {
    await queue.pace.wait(host, rate);
    console.log(Date.now());
  };
  await withinLimits(limits, wait, async ({ HTTPS_PROXY = "" }) => {
    const dispatcher = new ProxyAgent(HTTPS_PROXY);
    const ask = async (): Promise<void> => {
      await (await fetch(origin, { dispatcher } as RequestInit)).text();
    };
    await Promise.all(Array.from({ length: Number(count) }, ask));
    await dispatcher.close();
  });
  await queue.close();
}

void main();
