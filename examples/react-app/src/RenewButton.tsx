import { useAuth0 } from "@auth0/auth0-react";
import { useState } from "react";

/** Asks for a new access token now. An application never has to: the SDK does it when the old one ends. */
export function RenewButton() {
  const { getAccessTokenSilently } = useAuth0();
  const [outcome, setOutcome] = useState("");

  const renew = async () => {
    try {
      await getAccessTokenSilently({ cacheMode: "off" });
      setOutcome(`Renewed at ${new Date().toLocaleTimeString()}`);
    } catch (error) {
      setOutcome((error as Error).message);
    }
  };

  return (
    <p>
      <button className="plain" onClick={() => void renew()}>
        Renew the access token
      </button>{" "}
      <span role="status">{outcome}</span>
    </p>
  );
}
