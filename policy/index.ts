import { PolicyPack } from "@pulumi/policy";
import { rules } from "./rules";
import { policyOf } from "./reviewed-resource";

new PolicyPack("auth0-plivo-sms-mfa", { policies: rules.map(policyOf) });
