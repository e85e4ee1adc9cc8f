/** Starts an Action that never ends and reports its process id, so that a test can kill this process over it. */
import { runAction } from "../../../local/auth0/action-runner";

process.once("message", (carrier: { port: number; caPem: string }) => {
  const code = `exports.onExecuteSendPhoneMessage = async () => {
    await fetch("https://api.plivo.com/" + process.pid).catch(() => {});
    await new Promise(() => setInterval(() => {}, 1000));
  };`;
  void runAction({ code, handler: "onExecuteSendPhoneMessage", event: {}, secrets: [], carrier });
});
