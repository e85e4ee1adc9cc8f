import { provider, type ComponentResourceOptions, type Inputs } from "@pulumi/pulumi";
import { SmsMfa, type SmsMfaArgs } from "../../components";

/** The version of the package, put in by the build. */
declare const PLUGIN_VERSION: string;

/** Makes the component that a program in another language declares. Pulumi's server prints its port when it is ready. */
void provider.main(
  {
    version: PLUGIN_VERSION,
    construct: async (
      name: string,
      type: string,
      inputs: Inputs,
      options: ComponentResourceOptions,
    ) => {
      if (type !== "auth0-plivo:index:SmsMfa") {
        throw new Error(
          `auth0-plivo has no component \`${type}\`; it has auth0-plivo:index:SmsMfa.`,
        );
      }
      const mfa = new SmsMfa(name, inputs as SmsMfaArgs, options);
      await mfa.accepted();
      const { urn, actionId, actionSha256, phoneExperience } = mfa;
      return { urn, state: { actionId, actionSha256, phoneExperience } };
    },
  },
  process.argv.slice(2),
);

// It ends with the plugin: its standard input is a pipe from it.
process.stdin.on("end", () => process.exit()).resume();
