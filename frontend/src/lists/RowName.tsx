import { Lock } from "lucide-react";
import type { ListRow } from "../backend/listTypes";
import { Text } from "../ui/text";

// plainName names a row in a sentence.
export function plainName(row: ListRow): string {
  if (!row.known) return "A sensitive record";
  const name = [row.name.family, row.name.given].filter(Boolean).join(", ");
  return name || row.nhsSpaced;
}

// RowName is who a row is of; it opens the record by way of a check. Of a
// sensitive person there is no name to show and no number to open by.
export function RowName({ row, onOpen }: { row: ListRow; onOpen: () => void }) {
  if (!row.known)
    return (
      <>
        <span className="flag flag-sensitive">
          <Lock size={13} aria-hidden /> Sensitive record
        </span>
        <p className="label">Who this is, is not kept on this computer. Search for the person to open it.</p>
      </>
    );
  const { family, given, title } = row.name;
  return (
    <>
      {row.deceased && <span className="flag flag-deceased">Deceased</span>}
      <button type="button" className="link" onClick={onOpen}>
        {family || given ? (
          <bdi>
            <strong>
              <Text>{family}</Text>
            </strong>
            {family && given && ", "}
            <Text>{given}</Text>
            {title && (
              <>
                {" ("}
                <Text>{title}</Text>)
              </>
            )}
          </bdi>
        ) : row.traced ? (
          "Name not recorded"
        ) : (
          "Name not known yet"
        )}
        <span className="sr"> NHS No. {row.nhsSpaced}</span>
      </button>
      {!row.traced && <p className="label">Pasted: open it to see the name.</p>}
    </>
  );
}

export function Born({ row }: { row: ListRow }) {
  return (
    <span className="nowrap">
      {row.born} {row.age && `(${row.age})`}
    </span>
  );
}
