import { list } from "../backend";
import { Text } from "../ui/text";
import { metaOf } from "./known";
import type { TreeRow } from "./tree";

// DocumentFacts says all that is known of the row that is pointed at or has the
// focus (M144, M153): nothing has to be opened, and nothing covers the tree.
export function DocumentFacts({
  id,
  row,
  read,
  onMark,
}: {
  id: string;
  row: TreeRow | undefined;
  read: ReadonlySet<string>;
  onMark: (id: string, read: boolean) => void;
}) {
  const e = row?.entry;
  if (!e)
    return (
      <div className="doc-facts" id={id}>
        <p className="quiet">
          {row?.part
            ? `${row.text} recorded by ${row.part.name}. Enter opens them.`
            : row
              ? `${row.text}: ${row.count} ${row.count === 1 ? "document" : "documents"}, ${row.unread} unread.`
              : "Point at a document, or go to it by arrow keys, to see what is known of it."}
        </p>
      </div>
    );
  const m = metaOf(e);
  const facts: [string, string][] = [
    ["Date", m.date],
    ["Category", m.category],
    ["Subcategory", m.subcategory],
    ["Service", m.service],
    ["Author", m.author],
    ["Care setting", m.setting],
    ...((m.source === m.organisation
      ? [["Data source and Organisation", m.source]]
      : [
          ["Data source", m.source],
          ["Organisation", m.organisation],
        ]) as [string, string][]),
  ];
  return (
    <div className="doc-facts" id={id}>
      <div className="doc-facts-head">
        <p className="doc-facts-title">
          <Text>{row.text}</Text>
        </p>
        {e.letter && (
          <button type="button" className="link" onClick={() => onMark(e.id, !read.has(e.id))}>
            Mark as {read.has(e.id) ? "unread" : "read"}
          </button>
        )}
      </div>
      <dl>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text ? <Text>{text}</Text> : <span className="quiet">Not stated</span>}</dd>
          </div>
        ))}
      </dl>
      {list(e.cautions).map((c) => (
        <p className="caution" key={c}>
          <Text>{c}</Text>
        </p>
      ))}
    </div>
  );
}
