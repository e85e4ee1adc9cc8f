import { useAuth0 } from "@auth0/auth0-react";
import { useEffect, useState } from "react";

/** Shows whether this login used a second factor: then the claim `amr` of the ID token contains `mfa`. */
export function SecondFactor() {
  const { getIdTokenClaims } = useAuth0();
  const [methods, setMethods] = useState<unknown>();

  useEffect(() => {
    void getIdTokenClaims().then((claims) => {
      setMethods(claims?.amr);
    });
  }, [getIdTokenClaims]);

  return <>{Array.isArray(methods) && methods.includes("mfa") ? "given" : "not given"}</>;
}
