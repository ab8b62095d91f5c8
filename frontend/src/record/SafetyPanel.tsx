import { ShieldAlert } from "lucide-react";

// SafetyPanel is the standing notice beside every record (seeds, H39).
export function SafetyPanel() {
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
      <p className="quiet">Demographics update once a day. Other data when you open the record.</p>
    </section>
  );
}
