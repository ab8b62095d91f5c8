import { ShieldAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useBackend } from "../backend";
import { Text } from "../ui/text";

// SafetyPanel is the standing notice beside every record (seeds, H39), with what
// the region adds in its own words (M100).
export function SafetyPanel() {
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
