import { defineCommand, runCommand } from "../../command";
import { jsonFlag } from "../../json-result";
import { UserError } from "../../user-error";
import { FleetQueue } from "./fleet-queue";
import { QUEUE_FLAG, queueUrl } from "./queue-flag";
import { fleetStatus, statusText } from "./status";

/** Shows the progress of a run of the fleet. */
export const fleetStatusCommand = defineCommand({
  name: "fleet:status",
  summary: "Shows the progress of a fleet run: waves, rate, expected end, and what failed.",
  flags: {
    ...QUEUE_FLAG,
    run: { type: "text", value: "ID", about: "The run; default: the last one" },
    ...jsonFlag("run, operation, state, wave, waves, the counts, expectedEnd and failures []"),
  },
  example: "--queue postgres://fleet@db.example.com/fleet",
  exit: { done: "the run is in progress or done", failed: "the run has stopped" },
  run: async (flags, { err, result }) => {
    const queue = await FleetQueue.open(queueUrl(flags.queue), err);
    try {
      const run = await queue.runs.find(flags.run);
      if (run === undefined)
        throw new UserError(
          `The queue has no run ${flags.run ?? "yet"}: \`npm run up-all -- --stacks FILE --queue URL\` starts one.`,
        );
      const status = fleetStatus(run, await queue.jobsOf(run));
      result(status, statusText(status));
      return run.state === "stopped" ? 1 : 0;
    } finally {
      await queue.close();
    }
  },
});

if (require.main === module) void runCommand(fleetStatusCommand);
