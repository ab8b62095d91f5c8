import { useId, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { SharingView } from "../backend/types";
import { since } from "../help/since";
import { List } from "../ui/List";
import { Text } from "../ui/text";

// WhoShares opens, on a page of the record, to which organisations share what it is
// made of and since when, as the region file has it (M74, M77). Of a sensitive
// person it is left to the page that explains the data: beside the answers it would
// name who holds them.
export function WhoShares({ keys }: { keys: readonly string[] }) {
  const backend = useBackend();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [sharing, setSharing] = useState<SharingView | string>("Reading…");
  const toggle = () => {
    setOpen(!open);
    if (typeof sharing === "string")
      backend.session.sharing().then(setSharing, (e) => setSharing(problemOf(e).say));
  };
  return (
    <div className="who-shares">
      <button type="button" className="link" aria-expanded={open} aria-controls={id} onClick={toggle}>
        Who shares this, and since when
      </button>
      <List id={id} hidden={!open}>
        {typeof sharing === "string" ? (
          <li role="status">{sharing}</li>
        ) : (
          list(sharing.partners).map((p) => {
            const shares = list(p.shares).filter((s) => keys.includes(s.dataset));
            return (
              <li key={p.ods}>
                <strong>
                  <Text>{p.name}</Text>
                </strong>
                :{" "}
                {shares
                  .map((s) =>
                    [
                      keys.length > 1
                        ? `${list(sharing.datasets).find((d) => d.key === s.dataset)?.title ?? s.dataset} ${since(s)}`
                        : since(s),
                      ...list(s.awaited),
                    ].join("; "),
                  )
                  .join(" · ") || "does not share this"}
              </li>
            );
          })
        )}
      </List>
    </div>
  );
}
