/** The parameters of a route with `:id` in its path. */
export type WithId = { Params: { id: string } };
