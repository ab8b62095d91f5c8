import { ArrowDownUp, CalendarRange, FolderTree, Search, X } from "lucide-react";
import { useState } from "react";
import type { RecordView } from "../backend/types";
import { Day, todayOf } from "../record/tools/DateFilter";
import { monthsBefore } from "../record/tools/days";
import { allDates, type Range } from "../record/tools/filter";
import { type Choice, Menu } from "../ui/Menu";
import { number } from "../words";
import type { Found, Grouping, Sort } from "./tree";
import type { Documents } from "./useDocuments";

const groupings: Choice<Grouping>[] = [
  { value: "organisation", text: "Organisation" },
  { value: "category", text: "Category" },
  { value: "date", text: "Date" },
  { value: "service", text: "Service" },
  { value: "author", text: "Author" },
  { value: "setting", text: "Care setting" },
  { value: "source", text: "Data source" },
];
const sorts: Choice<Sort>[] = [
  { value: "newest", text: "Newest first" },
  { value: "oldest", text: "Oldest first" },
  { value: "title", text: "Title" },
  { value: "author", text: "Author" },
];

// daysBefore gives the day so many days before a day.
export const daysBefore = (iso: string, back: number): string =>
  new Date(Date.parse(`${iso}T12:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10);

// timeframes are the quick ones of M148.
export const timeframes = (today: string): { value: string; text: string; range: Range }[] => [
  { value: "all", text: "All dates", range: allDates },
  { value: "72h", text: "Last 72 hours", range: { from: daysBefore(today, 3), to: "" } },
  { value: "14d", text: "Last 14 days", range: { from: daysBefore(today, 14), to: "" } },
  { value: "3m", text: "Last 3 months", range: { from: monthsBefore(today, 3), to: "" } },
  { value: "12m", text: "Last 12 months", range: { from: monthsBefore(today, 12), to: "" } },
  { value: "3y", text: "Last 3 years", range: { from: monthsBefore(today, 36), to: "" } },
];

// TreeTools chooses what stands in the tree and in which order. Each choice holds
// at once; what is out of view is counted and one press away.
export function TreeTools(props: {
  docs: Documents;
  view: RecordView;
  found: Found;
  unread: readonly string[];
  typed: string;
  onType: (text: string) => void;
}) {
  const { docs, found, unread, typed } = props;
  const { wanted } = docs;
  const today = todayOf(props.view);
  const quick = timeframes(today);
  const same = quick.find((q) => q.range.from === wanted.range.from && q.range.to === wanted.range.to);
  const [own, setOwn] = useState(false);
  const out = found.total - found.entries.length;
  return (
    <div className="tree-tools">
      <search className="tree-search">
        <Search size={16} aria-hidden />
        <input
          type="text"
          aria-label="Search the documents"
          placeholder="Title, heading, organisation, author or date"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(e) => props.onType(e.target.value)}
          onKeyDown={(e) => {
            if (e.key !== "Escape" || typed === "") return;
            e.stopPropagation();
            props.onType("");
          }}
        />
        {typed && (
          <button
            type="button"
            className="icon-button"
            aria-label="Clear the search"
            onClick={() => props.onType("")}
          >
            <X size={15} aria-hidden />
          </button>
        )}
      </search>
      <div className="tree-menus">
        <Menu
          label="Group by"
          text={groupings.find((g) => g.value === wanted.grouping)?.text ?? ""}
          icon={<FolderTree size={15} aria-hidden />}
          choices={groupings}
          chosen={wanted.grouping}
          onChoose={docs.setGrouping}
        />
        <Menu
          label="Sort by"
          text={sorts.find((s) => s.value === wanted.sort)?.text ?? ""}
          icon={<ArrowDownUp size={15} aria-hidden />}
          choices={sorts}
          chosen={wanted.sort}
          onChoose={docs.setSort}
        />
        <Menu
          label="Timeframe"
          text={same?.text ?? "Chosen dates"}
          icon={<CalendarRange size={15} aria-hidden />}
          choices={[...quick, { value: "own", text: "From and to…" }]}
          chosen={own || !same ? "own" : same.value}
          onChoose={(v) => {
            setOwn(v === "own");
            const to = quick.find((q) => q.value === v);
            if (to) docs.setRange(to.range);
          }}
        />
      </div>
      {(own || !same) && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere
        <div className="dates" role="group" aria-label="Dates of the documents shown">
          <Day
            label="From"
            value={wanted.range.from}
            today={today}
            onDay={(from) => docs.setRange({ ...wanted.range, from })}
          />
          <Day
            label="To"
            value={wanted.range.to}
            today={today}
            onDay={(to) => docs.setRange({ ...wanted.range, to })}
          />
        </div>
      )}
      <div className="tree-menus tree-line">
        <p className="tree-shown" role="status">
          {out > 0 ? `Showing ${number(found.entries.length)} of ` : ""}
          {number(found.total)} {found.total === 1 ? "document" : "documents"}
          {unread.length > 0 && `, ${number(unread.length)} unread`}.{" "}
          {out > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => {
                setOwn(false);
                docs.reset();
                props.onType("");
              }}
            >
              Reset
            </button>
          )}
        </p>
        <label className="tree-only">
          <input
            type="checkbox"
            checked={wanted.unreadOnly}
            onChange={(e) => docs.setUnreadOnly(e.target.checked)}
          />{" "}
          Unread only
        </label>
        <button
          type="button"
          className="link"
          disabled={unread.length === 0}
          onClick={() => docs.mark(unread, true)}
        >
          Mark {out > 0 ? "these" : "all"} as read
        </button>
      </div>
      {docs.problem && <p role="alert">Read marks are not kept: {docs.problem}</p>}
    </div>
  );
}
