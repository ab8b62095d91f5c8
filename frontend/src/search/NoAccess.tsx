import { DoorClosed } from "lucide-react";
import type { Professional } from "../backend/types";
import { Text } from "../ui/text";

// why there is no direct access, by the word that Go gives.
const why: Record<string, string> = {
  "no-role":
    "Direct access to the Shared Care Record is given by nomination. This region knows no role of yours, so that nothing can be searched for or opened.",
  role: "Direct access to the Shared Care Record is given by nomination, and your role does not have it here.",
  "not-nominated":
    "Direct access to the Shared Care Record is given by nomination. Your role could have it, but your organisation has not nominated you.",
  region: "This region gives no direct access: records open from host systems only.",
};

// NoAccess is for somebody who signed in and may not open records from here: it
// says so, why, and whom to ask, in place of a search that could only fail.
export function NoAccess({ who, support }: { who: Professional; support: string }) {
  return (
    <main className="no-access" id="main" tabIndex={-1}>
      <DoorClosed size={28} aria-hidden />
      <h1>You have no direct access</h1>
      <p>
        You are signed in as <Text>{who.name}</Text>
        {who.roleName ? (
          <>
            {" "}
            (<Text>{who.roleName}</Text>)
          </>
        ) : (
          ", without a role"
        )}
        . {why[who.denied] ?? why.role}
      </p>
      <p>
        {who.denied === "region"
          ? "Open the person’s record from your own system."
          : "Ask your organisation to nominate you, or open the record from your own system."}{" "}
        What you did here yourself is under My access, above.
        {support && (
          <>
            {" "}
            For help: <Text>{support}</Text>
          </>
        )}
      </p>
    </main>
  );
}
