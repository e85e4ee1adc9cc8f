import { createHash } from "node:crypto";
import { bundleAction } from "../../components/action-code";
import { fault, ok, RUN_UP, type Check } from "./check";
import { deliveringAction } from "./delivering-action";

/** Whether Auth0 runs the bytes that this checkout builds. */
export const actionCodeCheck: Check = {
  name: "Action code",
  examine: async (patient) => {
    const code = (await deliveringAction(patient))?.deployed_version?.code;
    if (code === undefined) {
      return fault("no deployed code", RUN_UP(patient.stack));
    }
    const bundle = bundleAction({
      allowedCountries: patient.config.program.allowedCountries !== undefined,
    });
    const deployed = createHash("sha256").update(code).digest("hex");
    return deployed === bundle.sha256
      ? ok(`sha256 ${shorten(deployed)}, this checkout's bundle`)
      : fault(
          `sha256 ${shorten(deployed)} is deployed, this checkout builds ${shorten(bundle.sha256)}`,
          `check out what is in production, or ${RUN_UP(patient.stack)}`,
        );
  },
};

const shorten = (sha256: string): string => sha256.slice(0, 12);
