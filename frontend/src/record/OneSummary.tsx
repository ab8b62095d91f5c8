import { useMemo, useState } from "react";
import { list } from "../backend";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { number } from "../words";
import { blocksOf } from "./ByOrganisation";
import { cards, plainCard } from "./cards";
import type { PageProps } from "./pages";
import { SectionCard } from "./SectionCard";
import { allDates } from "./tools/filter";
import { ToolsContext, useTools } from "./tools/tools";

// OneSummary is what one organisation recorded, part by part (M117, M145). Parts
// of which it sent nothing are listed with its own answer, so that none looks as
// if nothing were recorded.
export function OneSummary(props: PageProps) {
  const { view, sections, only } = props;
  const tools = useTools();
  // A page opened to see everything hides nothing: what the summary filters by ends here.
  const [kinds, setKinds] = useState<Record<string, string | undefined>>({});
  const own = useMemo(
    () => ({
      ...tools,
      range: allDates,
      kinds,
      setKind: (key: string, kind: string | undefined) => setKinds((was) => ({ ...was, [key]: kind })),
      search: "",
      filtered: Object.values(kinds).some(Boolean),
      reset: () => setKinds({}),
    }),
    [tools, kinds],
  );
  const parts = useMemo(
    () =>
      list(view.sections)
        .filter((head) => !head.hidden && head.key !== "documents")
        .map((head) => {
          const all = sections[head.key]?.view;
          const mine = list(all?.entries).filter((e) => e.source.ods === only);
          const answer = list(all?.answers).find((a) => a.ods === only);
          const first = all && blocksOf(head, all).find((b) => b.key.startsWith(`${only} `));
          return { head, all, mine, answer, first, problem: sections[head.key]?.problem };
        }),
    [view.sections, sections, only],
  );
  const name =
    list(view.partners).find((p) => p.ods === only)?.name ??
    parts.find((p) => p.mine.length > 0)?.mine[0]?.source.name ??
    "one organisation";
  const shown = parts.filter((p) => p.first || p.problem);
  const rest = parts.filter((p) => !p.first && !p.problem);
  const total = shown.reduce((n, p) => n + p.mine.length, 0);
  return (
    <ToolsContext value={own}>
      <div className="full one-summary">
        <div className="summary-head">
          <h1>
            Summary: <Text>{name}</Text>
          </h1>
          <p className="retrieved" role="status">
            {number(total)} {total === 1 ? "item" : "items"}
          </p>
        </div>
        <p className="letter-lost" role="note">
          <strong>
            Only what <Text>{name}</Text> recorded.
          </strong>{" "}
          Others may hold more, or something else.{" "}
          <button type="button" className="link" onClick={() => tools.open?.("summary")}>
            Show all organisations
          </button>{" "}
          <button type="button" className="link" onClick={() => tools.open?.("documents")}>
            Clinical documents
          </button>
        </p>
        {shown.map(({ head, first, mine, problem }) => (
          <SectionCard
            key={head.key}
            card={{ ...(cards.find((c) => c.key === head.key) ?? plainCard(head.key)), pinned: true }}
            head={first ? { ...first.head, title: head.title, count: mine.length } : head}
            state={{
              ...(first && { view: { ...first.view, entries: mine } }),
              ...(problem && { problem }),
            }}
            onRetry={props.onRetry}
            actions={props.actions}
            full
          />
        ))}
        {rest.length > 0 && (
          <div className="card without">
            <h2>Nothing here of</h2>
            <List>
              {rest.map(({ head, all, answer }) => (
                <li key={head.key}>
                  {head.title}:{" "}
                  <Text>{answer?.say ?? (all ? "this organisation was not asked" : "not here yet")}</Text>
                </li>
              ))}
            </List>
            <p>Absence of information does not mean that there is none.</p>
          </div>
        )}
      </div>
    </ToolsContext>
  );
}
