import { Liquid } from "liquidjs";
import { onDemand } from "../../on-demand";

/** A template that isn't valid Liquid, or takes too long. */
export class TemplateError extends Error {
  override name = "TemplateError" as const;
}

/** Without access to files and with limits against endless loops, because people write the templates. */
const liquid = onDemand(
  () =>
    new Liquid({
      templates: {},
      parseLimit: 100_000,
      renderLimit: 1_000,
      memoryLimit: 10_000_000,
    }),
);

/** Renders a template. Throws a `TemplateError` that says what is wrong with it. */
export function render(template: string, variables: object): string {
  try {
    return String(liquid().parseAndRenderSync(template, variables)).trim();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unknown";
    throw new TemplateError(`The phone message template can't be rendered: ${reason}.`, {
      cause: error,
    });
  }
}

/** Adds dots between the digits, so that a voice reads them one by one (Auth0, "Customize SMS or Voice Messages"). */
export const spoken = (code: string): string => code.split("").join(".");
