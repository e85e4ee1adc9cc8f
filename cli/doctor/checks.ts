import { actionCodeCheck } from "./action-code";
import { actionDeployedCheck } from "./action-deployed";
import { actionSecretsCheck } from "./action-secrets";
import { applicationCheck } from "./application";
import type { Check } from "./check";
import { connectionCheck } from "./connection";
import { credentialsCheck } from "./credentials";
import { deliveryCheck } from "./delivery";
import { factorCheck } from "./factor";
import { messageTypesCheck } from "./message-types";
import { otherActionsCheck } from "./other-actions";
import { phoneExperienceCheck } from "./phone-experience";
import { plivoAccountCheck } from "./plivo-account";
import { plivoCreditCheck } from "./plivo-credit";
import { plivoSenderCheck } from "./plivo-sender";
import { policyCheck } from "./policy";
import { scopesCheck } from "./scopes";
import { selectedProviderCheck } from "./selected-provider";
import { stateCheck } from "./state";

/** From what everything stands on to what a user meets first. */
export const CHECKS: readonly Check[] = [
  credentialsCheck,
  scopesCheck,
  stateCheck,
  phoneExperienceCheck,
  plivoAccountCheck,
  plivoSenderCheck,
  plivoCreditCheck,
  actionDeployedCheck,
  actionCodeCheck,
  actionSecretsCheck,
  deliveryCheck,
  otherActionsCheck,
  selectedProviderCheck,
  messageTypesCheck,
  factorCheck,
  policyCheck,
  applicationCheck,
  connectionCheck,
];
