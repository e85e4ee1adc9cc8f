import type { Client, Connection, User } from "../store";

/** What a template's variables are taken from. */
export interface TemplateSubject {
  user: User;
  client: Client | undefined;
  connection: Connection | undefined;
  recipient: string;
  code: string;
  /** BCP 47, one of the tenant's. */
  language: string;
  /** BCP 47: the first one of the browser. */
  browserLanguage: string;
  ip: string;
}
