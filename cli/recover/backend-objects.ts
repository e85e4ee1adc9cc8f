/** Objects of a backend whose locks can be read: a folder, or a table of PostgreSQL. */
export interface BackendStore {
  /** The folder; `undefined` for PostgreSQL. */
  readonly folder: string | undefined;
  /** Lists the keys right below a key with a closing slash. */
  list(below: string): Promise<string[]>;
  /** Returns an object's text; `undefined` if there is none. */
  read(key: string): Promise<string | undefined>;
  write(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}
