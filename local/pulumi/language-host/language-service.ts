import type * as grpc from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import language from "@pulumi/pulumi/proto/language_pb";
import plugin from "@pulumi/pulumi/proto/plugin_pb";
import empty from "google-protobuf/google/protobuf/empty_pb";
import { installDependencies } from "./install-dependencies";
import { directDependencies, requiredPackages } from "./required-packages";
import { runPlugin } from "./run-plugin";
import { runProgram } from "./run-program";

type Service = Partial<ILanguageRuntimeServer> & grpc.UntypedServiceImplementation;

/**
 * Serves the part of Pulumi's language protocol that the CLI calls. Every other method answers "unimplemented", which the
 * CLI treats as "not needed". Only Pulumi's own host generates code.
 */
export function languageService(engineAddress: string): Service {
  return {
    getPluginInfo: (_, answer) => {
      answer(null, new plugin.PluginInfo());
    },
    runtimeOptionsPrompts: (_, answer) => {
      answer(null, new language.RuntimeOptionsResponse());
    },
    about: (_, answer) => {
      const { execPath, version } = process;
      answer(null, new language.AboutResponse().setExecutable(execPath).setVersion(version));
    },
    cancel: (_, answer) => {
      answer(null, new empty.Empty());
    },
    getRequiredPackages: (call, answer) => {
      const folder = call.request.getInfo()?.getProgramDirectory() ?? "";
      answer(
        null,
        new language.GetRequiredPackagesResponse().setPackagesList(requiredPackages(folder)),
      );
    },
    getProgramDependencies: (call, answer) => {
      const folder = call.request.getInfo()?.getProgramDirectory() ?? "";
      const found = directDependencies(folder).map(({ name, version }) =>
        new language.DependencyInfo().setName(name).setVersion(version),
      );
      answer(null, new language.GetProgramDependenciesResponse().setDependenciesList(found));
    },
    run: runProgram(engineAddress),
    runPlugin,
    installDependencies,
  } satisfies Partial<ILanguageRuntimeServer>;
}
