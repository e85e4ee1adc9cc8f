import type { Client, Connection, User } from "../store";

/** The source of a template's variables. */
export interface TemplateSubject {
  user: User;
  client: Client | undefined;
  connection: Connection | undefined;
  recipient: string;
  code: string;
  /** BCP 47, one of the tenant's languages. */
  language: string;
  /** BCP 47: the browser's first language. */
  browserLanguage: string;
  ip: string;
}
