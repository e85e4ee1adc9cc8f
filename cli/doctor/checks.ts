import { credentials, scopes } from "./access";
import { actionCode, actionDeployed, actionSecrets } from "./action";
import { application, connection } from "./application";
import type { Check } from "./check";
import { delivery, otherActions, selectedProvider } from "./delivery";
import { messageTypes, mfaPolicy, phoneFactor, postLogin } from "./factor";
import { lastDeliveries, plivoAccount, plivoCredit } from "./plivo";
import { plivoSender } from "./plivo-sender";
import { phoneExperience, stackState } from "./stack";

/** Every check, in an order in which later ones depend on earlier ones. */
export const CHECKS: readonly Check[] = [
  credentials,
  scopes,
  stackState,
  phoneExperience,
  plivoAccount,
  plivoSender,
  plivoCredit,
  lastDeliveries,
  actionDeployed,
  actionCode,
  actionSecrets,
  delivery,
  otherActions,
  selectedProvider,
  messageTypes,
  phoneFactor,
  mfaPolicy,
  postLogin,
  application,
  connection,
];
