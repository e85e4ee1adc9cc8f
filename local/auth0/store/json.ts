/** A JSON object whose inside is not looked at. */
export type JsonObject = Record<string, unknown>;
