import { SEND_PHONE_MESSAGE } from "../../components/auth0/triggers";
import { boundActionIds } from "./find-action";
import { found, NONE, type Match, type Search } from "./search";

/** Returns the Send Phone Message flow, if the stack's Action is in it. Its id is the trigger's. */
export async function findTriggerActions(search: Search): Promise<Match> {
  const action = search.idOf("mfa-legacy");
  const bound = await boundActionIds(search);
  return action !== undefined && bound.includes(action)
    ? found(SEND_PHONE_MESSAGE.id, "the Send Phone Message flow")
    : NONE;
}
