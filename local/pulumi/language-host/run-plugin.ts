import type { handleServerStreamingCall } from "@grpc/grpc-js";
import language from "@pulumi/pulumi/proto/language_pb";
import { runNode } from "./node-process";
import { locateModule, runtimeOptions } from "./runtime-options";

/** Answers `RunPlugin`: starts a policy pack, or a provider written in TypeScript, and passes on what it prints. */
export const runPlugin: handleServerStreamingCall<
  language.RunPluginRequest,
  language.RunPluginResponse
> = (call) => {
  const { request } = call;
  const end = new AbortController();
  call.on("cancelled", () => {
    end.abort();
  });
  start(request, end.signal, (response) => call.write(response)).then(
    (code) => {
      call.write(new language.RunPluginResponse().setExitcode(code));
      call.end();
    },
    (error: unknown) => {
      call.destroy(error as Error);
    },
  );
};

async function start(
  request: language.RunPluginRequest,
  signal: AbortSignal,
  write: (response: language.RunPluginResponse) => void,
): Promise<number> {
  const info = request.getInfo();
  const folder = info?.getProgramDirectory() ?? request.getPwd();
  const [engine = "", ...others] = request.getArgsList();
  const isPolicy = request.getKind() === "analyzer";
  const command = isPolicy ? "run-policy-pack" : "run-plugin";
  const entry = locateModule(`@pulumi/pulumi/cmd/${command}/index.js`, folder);
  const args = isPolicy ? [engine, folder, ...others] : [folder, engine, ...others];
  return runNode([...runtimeOptions(info).nodeArgs, entry, ...args], {
    cwd: isPolicy ? folder : request.getPwd(),
    env: { ...process.env, ...environment(request.getEnvList()) },
    signal,
    output: (stream, chunk) => {
      const response = new language.RunPluginResponse();
      write(stream === "stdout" ? response.setStdout(chunk) : response.setStderr(chunk));
    },
  });
}

/** @param entries as `NAME=value` */
function environment(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry): [string, string] => {
      const at = entry.indexOf("=");
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}
