import { ShieldAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useBackend } from "../backend";
import type { LaunchedView } from "../backend/types";
import { Text } from "../ui/text";

// SafetyPanel is the standing notice beside every record (seeds, H39), with what
// the region adds in its own words (M100).
export function SafetyPanel({ launched }: { launched: LaunchedView | null }) {
  const backend = useBackend();
  const [added, setAdded] = useState("");
  useEffect(() => {
    let here = true;
    backend.session.sharing().then(
      (s) => here && setAdded(s.help.safety),
      () => here && setAdded("What your region adds to this could not be read."),
    );
    return () => {
      here = false;
    };
  }, [backend]);
  return (
    <section className="safety" aria-label="Clinical safety">
      <h2>
        <ShieldAlert size={16} aria-hidden /> Clinical safety
      </h2>
      <p>
        <strong>This is not the full record.</strong> Each section shows only what organisations share, and
        the same item can appear more than once.
      </p>
      {launched && (
        <p className="launched">
          {launched.host ? (
            <>
              Opened from <strong>{<Text>{launched.host}</Text>}</strong> at {launched.at}, which may have
              moved on to somebody else since.
            </>
          ) : (
            <>Opened from a link at {launched.at}. The system it came from may have moved on since.</>
          )}{" "}
          You do not need consent to view, but tell the person where you can.
        </p>
      )}
      <p>
        Check with the person and the source before you act. You will not be notified of new results here.
      </p>
      {added && (
        <p>
          <Text>{added}</Text>
        </p>
      )}
      <p className="quiet">Demographics update once a day. Other data when you open the record.</p>
    </section>
  );
}
