import { type ReactNode, useMemo } from "react";
import { list } from "../backend";
import type { Block, Run } from "../backend/types";
import { scanRuns } from "../help/scan";
import { Terms } from "../record/abbreviations";
import { visible } from "../ui/text";

// Blocks draws a letter that Go has already turned into structured text. Every
// character is a text node: there is no markup left to be parsed.
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  // Blocks have no identity of their own and are never reordered.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return blocks.map((b, i) => <OneBlock key={i} block={b} />);
}

// textsOf are the texts of a letter, each block and cell for itself, those of tables
// within a cell too.
export const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((b) => [
    textOf(b.runs),
    ...list(b.rows).flatMap((row) =>
      list(row).flatMap((cell) => [textOf(cell.runs), ...textsOf(list(cell.blocks))]),
    ),
  ]);

const textOf = (runs: readonly Run[] | null) =>
  list(runs)
    .map((r) => visible(r.text))
    .join("");

// Headings of a letter stand below the page's own title.
const headings = ["h2", "h3", "h4", "h5", "h6"] as const;

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading": {
      const level = Math.min(Math.max(block.level, 1), headings.length);
      const Heading = headings[level - 1] ?? "h6";
      return (
        <Heading dir="auto">
          <Runs runs={block.runs} />
        </Heading>
      );
    }
    case "item":
      return (
        <div className={`item-line level-${Math.min(Math.max(block.level, 1), 6)}`} dir="auto">
          {/* In no spans: what stands beside others in one, a screen reader is not told. */}
          <div className="item-marker">{visible(block.marker || "•")}</div>
          <div>
            <Runs runs={block.runs} />
          </div>
        </div>
      );
    case "table":
      return <Table block={block} />;
    case "fixed":
      return (
        <pre className="fixed">
          <Runs runs={block.runs} />
        </pre>
      );
    case "rule":
      return <hr />;
    default: // a paragraph, and whatever a later Go side may send: its words are kept
      return (
        <p dir="auto">
          <Runs runs={block.runs} />
        </p>
      );
  }
}

function Table({ block }: { block: Block }) {
  return (
    <div className="table-box">
      <table>
        <tbody>
          {list(block.rows).map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are never reordered
            <tr key={r}>
              {list(row).map((cell, c) => {
                const Cell = cell.head ? "th" : "td";
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are never reordered
                  <Cell key={c} dir="auto" colSpan={cell.across || 1} rowSpan={cell.down || 1}>
                    <Runs runs={cell.runs} />
                    <Blocks blocks={list(cell.blocks)} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// Abbreviations are looked for in all runs together, so that a part of a word in
// another style is never taken for one.
function Runs({ runs }: { runs: readonly Run[] | null }) {
  const parts = useMemo(() => scanRuns(list(runs).map((r) => visible(r.text))), [runs]);
  return list(runs).map((r, i) => {
    let text: ReactNode = <Terms parts={parts[i] ?? []} />;
    if (r.em) text = <em>{text}</em>;
    if (r.strong) text = <strong>{text}</strong>;
    // Struck text is said in words too, so that it cannot be read as valid (H32).
    if (r.deleted)
      text = (
        <span className="deleted">
          [deleted: <del>{text}</del>]
        </span>
      );
    // biome-ignore lint/suspicious/noArrayIndexKey: runs are never reordered
    return <span key={i}>{text}</span>;
  });
}
