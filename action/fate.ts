/** Surely not sent, and a try in some minutes may work. */
export const LATER = "try later";
/** Another try could put a second SMS on the phone. */
export const PERHAPS = "perhaps sent";
/** Surely not sent, and a second try would end the same way. */
export const NEVER = "not sent";

/** What is known of a message that doesn't count as sent. */
export type Fate = typeof LATER | typeof PERHAPS | typeof NEVER;
