import type { PhoneMessage } from "./message";
import type { TemplateSubject } from "../message-templates/subject";
import type { Store } from "../store";
import { connectionOf } from "./action-event";

/** Returns the variables that the templates of this message can use. */
export function templateSubject(store: Store, message: PhoneMessage): TemplateSubject {
  return {
    user: message.user,
    client: message.client,
    connection: connectionOf(message.user, store),
    recipient: message.recipient,
    code: message.code,
    language: message.language,
    browserLanguage: message.request.language,
    ip: message.request.ip,
  };
}
