export { onExecuteCustomPhoneProvider } from "./custom-phone-provider";
export { onExecuteSendPhoneMessage } from "./send-phone-message";
