/** What a route with `:id` in its path reads. */
export type WithId = { Params: { id: string } };
