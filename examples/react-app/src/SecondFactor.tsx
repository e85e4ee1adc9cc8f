import { useAuth0 } from "@auth0/auth0-react";
import { useEffect, useState } from "react";

/** Says whether this login took a second factor. The ID token knows: its claim `amr` then holds `mfa`. */
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
