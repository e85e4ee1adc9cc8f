/** A JSON object whose content isn't examined. */
export type JsonObject = Record<string, unknown>;
