import type { handleServerStreamingCall } from "@grpc/grpc-js";
import language from "@pulumi/pulumi/proto/language_pb";
import { runChild } from "./node-process";
import { runtimeOptions } from "./runtime-options";

/** Answers `InstallDependencies`: runs the program's package manager and passes on what it prints. */
export const installDependencies: handleServerStreamingCall<
  language.InstallDependenciesRequest,
  language.InstallDependenciesResponse
> = (call) => {
  const { request } = call;
  const end = new AbortController();
  call.on("cancelled", () => {
    end.abort();
  });
  const install = async (): Promise<void> => {
    const { packageManager } = runtimeOptions(request.getInfo());
    const code = await runChild(packageManager, ["install"], {
      cwd: request.getDirectory(),
      env: process.env,
      signal: end.signal,
      output: (stream, chunk) => {
        const response = new language.InstallDependenciesResponse();
        call.write(stream === "stdout" ? response.setStdout(chunk) : response.setStderr(chunk));
      },
    });
    if (code !== 0)
      throw new Error(`\`${packageManager} install\` failed in ${request.getDirectory()}.`);
  };
  install().then(
    () => call.end(),
    (error: unknown) => {
      call.destroy(error as Error);
    },
  );
};
