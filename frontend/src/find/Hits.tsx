import { FileText, IdCard, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { list } from "../backend";
import type { Hit, Piece } from "../backend/types";
import { Tag } from "../record/Tag";
import { SettingIcon } from "../ui/SettingIcon";
import { Text, visible } from "../ui/text";
import { settings } from "../words";

// Pieces is text as sent, with what was sought marked in it.
export const Pieces = ({ pieces }: { pieces: readonly Piece[] | null }) => (
  <bdi dir="auto">
    {list(pieces).map((p, i) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text are never reordered
      p.hit ? <mark key={i}>{visible(p.text)}</mark> : visible(p.text),
    )}
  </bdi>
);

// HitRow is a hit as it stands in the list: what, when, from whom, and the words
// around what was sought.
export const HitRow = memo(function HitRow({ hit }: { hit: Hit }) {
  return (
    <>
      {hit.seek ? (
        <FileText size={18} aria-hidden />
      ) : hit.section === "demographics" ? (
        <IdCard size={18} aria-hidden />
      ) : (
        <SettingIcon setting={hit.setting} />
      )}
      <span className="hit-main">
        <span className="hit-top">
          <span className="hit-term">
            {list(hit.negation).length > 0 && (
              <>
                <span className="negation">
                  <Pieces pieces={hit.negation} />
                </span>{" "}
              </>
            )}
            <Pieces pieces={hit.term} />
          </span>
          {hit.group && <span className="kind">{hit.group}</span>}
          <Tag status={hit.status} />
          <span className="hit-when">
            {hit.when.kind && <span className="label">{hit.when.kind} </span>}
            <Text>{hit.when.text}</Text>
          </span>
        </span>
        {list(hit.excerpts).map((e, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: excerpts are never reordered
          <span className="hit-excerpt" key={i}>
            {list(e.label).length > 0 && (
              <span className="label">
                <Pieces pieces={e.label} />:{" "}
              </span>
            )}
            <Pieces pieces={e.text} />
          </span>
        ))}
        {list(hit.cautions).map((c) => (
          <span className="caution" key={c}>
            <TriangleAlert size={15} aria-hidden /> <Text>{c}</Text>
          </span>
        ))}
        <span className="row-source">
          <Text>{hit.from || settings[hit.setting] || "Organisation not stated"}</Text>
        </span>
      </span>
    </>
  );
});
