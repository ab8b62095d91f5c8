import { useVirtualizer } from "@tanstack/react-virtual";
import { TriangleAlert } from "lucide-react";
import { useId, useRef } from "react";
import { list } from "../backend";
import type { TimelineItem } from "../backend/types";
import { Tag } from "../record/Tag";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";

// many rows are from where only those near the view stand in the page.
const many = 60;

// ItemTable says in words what the chart draws: of a long list the rows in or near the
// view stand in the page, each with its number (ARIA aria-rowindex).
export function ItemTable(props: {
  title: string;
  items: readonly TimelineItem[];
  nameOf: (item: TimelineItem) => string;
  titleOf: (section: string) => string;
  onOpen: (item: TimelineItem) => void;
}) {
  const { items } = props;
  const caption = useId();
  const box = useRef<HTMLDivElement>(null);
  const whole = items.length <= many;
  const virtual = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: whole ? 0 : items.length,
    getScrollElement: () => box.current,
    estimateSize: () => 50,
    initialRect: { width: 800, height: 400 },
    overscan: 6,
  });
  const seen = whole ? null : virtual.getVirtualItems();
  const before = seen?.[0]?.start ?? 0;
  const after = seen ? virtual.getTotalSize() - (seen.at(-1)?.end ?? 0) : 0;
  const row = (i: number) => {
    const item = items[i];
    if (!item) return null;
    return (
      <tr
        key={item.section + item.entry}
        ref={whole ? undefined : virtual.measureElement}
        data-index={i}
        data-entry={item.entry}
        aria-rowindex={i + 2}
      >
        <td className="tl-when">
          <Text>{item.when}</Text>
        </td>
        <td>
          <button type="button" className="row-term" onClick={() => props.onOpen(item)}>
            <Text>{item.words}</Text>
          </button>{" "}
          <Tag status={item.status} />
          <p className="label">{props.titleOf(item.section)}</p>
          {list(item.cautions).map((c) => (
            <p className="caution" key={c}>
              <TriangleAlert size={15} aria-hidden /> <Text>{c}</Text>
            </p>
          ))}
        </td>
        <td>
          <span className="tl-who">
            <SettingIcon setting={item.lane} /> <Text>{props.nameOf(item)}</Text>
          </span>
        </td>
      </tr>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={box} className="tl-table" tabIndex={0} aria-labelledby={caption}>
      <table aria-rowcount={items.length + 1}>
        <caption id={caption} className="sr">
          {props.title}
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Date</th>
            <th scope="col">Item</th>
            <th scope="col">Organisation</th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden style={{ height: before }}>
              <td colSpan={3} />
            </tr>
          )}
          {seen ? seen.map((v) => row(v.index)) : items.map((_, i) => row(i))}
          {after > 0 && (
            <tr aria-hidden style={{ height: after }}>
              <td colSpan={3} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
