import { LOCAL_PLIVO_ACCOUNT } from "../local/plivo/account";

/** The account that the local carrier has, and every optional resource of the program. */
export const LOCAL_ACCOUNT = {
  config: {
    plivoAuthId: LOCAL_PLIVO_ACCOUNT.authId,
    plivoSender: LOCAL_PLIVO_ACCOUNT.number,
    testUserEmail: "ada@example.com",
    enrollmentMessage: "{{code}} enrolls you",
    verificationMessage: "{{code}} lets you in",
  },
  secrets: { plivoAuthToken: LOCAL_PLIVO_ACCOUNT.authToken },
};
