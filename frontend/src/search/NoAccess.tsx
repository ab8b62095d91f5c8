import { DoorClosed } from "lucide-react";
import type { Professional } from "../backend/types";
import { Text } from "../ui/text";

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
        . Direct access to the Shared Care Record is given by nomination, and your role does not have it here.
      </p>
      <p>
        Ask your organisation to nominate you, or open the record from your own system.
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
