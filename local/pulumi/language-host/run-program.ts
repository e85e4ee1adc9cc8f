import type { handleUnaryCall } from "@grpc/grpc-js";
import language from "@pulumi/pulumi/proto/language_pb";
import { runNode } from "./node-process";
import { locateModule, runtimeOptions, type RuntimeOptions } from "./runtime-options";

/** The exit code of Pulumi's `cmd/run` if the program has printed the error itself. */
const REPORTED = 32;

/** Answers `Run`: starts the program as Pulumi's own host does, through `@pulumi/pulumi/cmd/run`. */
export function runProgram(
  engineAddress: string,
): handleUnaryCall<language.RunRequest, language.RunResponse> {
  return (call, answer) => {
    const { request } = call;
    const run = async (): Promise<language.RunResponse> => {
      const options = runtimeOptions(request.getInfo());
      const entry = locateModule("@pulumi/pulumi/cmd/run/index.js", request.getPwd());
      const args = [...options.nodeArgs, entry, ...programArguments(request, engineAddress)];
      const end = new AbortController();
      call.on("cancelled", () => {
        end.abort();
      });
      const code = await runNode(args, {
        cwd: request.getPwd(),
        env: { ...process.env, ...programEnvironment(request, options) },
        signal: end.signal,
        output: "inherit",
      });
      return outcome(code);
    };
    run().then(
      (response) => {
        answer(null, response);
      },
      (error: unknown) => {
        answer(null, new language.RunResponse().setError((error as Error).message));
      },
    );
  };
}

function outcome(code: number): language.RunResponse {
  const response = new language.RunResponse();
  if (code === 0) return response;
  if (code === REPORTED) return response.setBail(true);
  return response.setError(`Program exited with non-zero exit code: ${code}`);
}

function programArguments(request: language.RunRequest, engineAddress: string): string[] {
  const info = request.getInfo();
  const flags: Record<string, string> = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory() ?? "",
    stack: request.getStack(),
    pwd: request.getPwd(),
    parallel: String(request.getParallel()),
  };
  const given = Object.entries(flags).filter(([, value]) => value !== "");
  return [
    ...given.flatMap(([name, value]) => [`--${name}`, value]),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info?.getEntryPoint() || ".",
    ...request.getArgsList(),
  ];
}

function programEnvironment(
  request: language.RunRequest,
  { typescript, tsconfig }: RuntimeOptions,
): Record<string, string> {
  const config = Object.fromEntries(request.getConfigMap().getEntryList());
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    PULUMI_NODEJS_TYPESCRIPT: String(typescript),
    ...(tsconfig !== undefined && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
  };
}
