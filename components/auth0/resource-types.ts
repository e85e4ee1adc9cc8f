/** Types of the auth0 plugin's resources, as the engine names them. */
export const ACTION = "auth0:index/action:Action";
export const CLIENT = "auth0:index/client:Client";
export const CONNECTION_CLIENT = "auth0:index/connectionClient:ConnectionClient";
export const GUARDIAN = "auth0:index/guardian:Guardian";
export const PHONE_PROVIDER = "auth0:index/phoneProvider:PhoneProvider";
export const PHONE_TEMPLATE = "auth0:index/phoneNotificationTemplate:PhoneNotificationTemplate";
export const TRIGGER_ACTIONS = "auth0:index/triggerActions:TriggerActions";
export const USER = "auth0:index/user:User";

/** Types of this project's own resources: the one that writes an Action's secrets and deploys it, and the tenant's baseline. */
export const ACTION_DEPLOYMENT = "auth0-plivo:index:ActionDeployment";
export const TENANT_BASELINE = "auth0-plivo:index:TenantBaseline";
