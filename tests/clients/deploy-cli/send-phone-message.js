exports.onExecuteSendPhoneMessage = async () => {};
