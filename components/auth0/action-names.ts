/** Name in the dashboard of the Action that delivers on each phone experience. Both exist while a tenant moves. */
export const ACTION_NAMES = { legacy: "Plivo SMS", unified: "Plivo SMS (unified)" } as const;
