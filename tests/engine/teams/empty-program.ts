/** A program without resources. */
export {};
