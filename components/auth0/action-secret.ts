/** A secret of an Action, by the name under which its code finds it. */
export interface ActionSecret {
  name: string;
  value: string;
}
