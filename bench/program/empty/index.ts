/** A program without a resource: what Pulumi needs by itself. */
export const outputs = {};
