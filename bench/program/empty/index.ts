/** A program without a resource: what Pulumi takes by itself. */
export const outputs = {};
