import { PolicyPack } from "@pulumi/policy";
import { rules } from "./rules";
import { policyOf } from "./reviewed-resource";
import { secretsInCodePolicy } from "./secrets-in-code";

new PolicyPack("auth0-plivo-sms-mfa", { policies: [...rules.map(policyOf), secretsInCodePolicy] });
