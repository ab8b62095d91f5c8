import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import { memo } from "react";
import { list } from "../backend";
import type { RecordView } from "../backend/types";
import { Fault } from "../ui/parts";
import { Text } from "../ui/text";
import { type Card, cards, lastColumn, middleColumn, plainCard, safetyColumn, strip } from "./cards";
import type { RowActions } from "./EntryRow";
import { Glance } from "./Glance";
import { Now } from "./now/Now";
import { ReloadButton } from "./Reload";
import { SectionCard } from "./SectionCard";
import { DateFilter } from "./tools/DateFilter";
import { densityNames } from "./tools/DensityMenu";
import { FilterLine } from "./tools/FilterLine";
import { useTools } from "./tools/tools";
import type { SectionState } from "./useRecord";

interface Props {
  view: RecordView;
  sections: Readonly<Record<string, SectionState>>;
  collapsed: ReadonlySet<string>;
  onCollapse: (key: string, fold: boolean) => void;
  onCollapseAll: (fold: boolean) => void;
  onRetry: (key: string) => void;
  onReloaded: (view: RecordView) => void;
  actions: RowActions;
}

// Summary is the person on one page, first things first.
export const Summary = memo(function Summary(props: Props) {
  const { density, setDensity } = useTools();
  const heads = list(props.view.sections);
  const known = new Set(cards.map((c) => c.key));
  const unknown = heads.filter((h) => !known.has(h.key)).map((h) => plainCard(h.key));
  const card = (c: Card) => {
    const head = heads.find((h) => h.key === c.key);
    return (
      <Fault key={c.key} what={head?.title ?? c.key}>
        <SectionCard
          card={c}
          head={head}
          state={props.sections[c.key]}
          collapsed={props.collapsed.has(c.key)}
          onCollapse={props.onCollapse}
          onRetry={props.onRetry}
          actions={props.actions}
        />
      </Fault>
    );
  };
  return (
    <div className="summary">
      <div className="summary-head">
        <h1>Person summary</h1>
        <p className="retrieved">
          Retrieved <Text>{props.view.retrieved}</Text>
        </p>
        <ReloadButton record={props.view.record} onReloaded={props.onReloaded} />
      </div>
      <div className="summary-head">
        <DateFilter view={props.view} />
        <div className="summary-tools">
          <fieldset className="switch">
            <legend className="sr">Density</legend>
            {densityNames.map((d) => (
              <button
                key={d.value}
                type="button"
                aria-pressed={density === d.value}
                onClick={() => setDensity(d.value)}
              >
                {d.icon} {d.text}
              </button>
            ))}
          </fieldset>
          <button type="button" className="button" onClick={() => props.onCollapseAll(true)}>
            <ChevronsDownUp size={16} aria-hidden /> Collapse all
          </button>
          <button type="button" className="button" onClick={() => props.onCollapseAll(false)}>
            <ChevronsUpDown size={16} aria-hidden /> Expand all
          </button>
        </div>
      </div>
      <FilterLine view={props.view} sections={props.sections} />
      {strip.map(card)}
      <Fault what="At a glance">
        <Glance view={props.view} sections={props.sections} onLetter={props.actions.onLetter} />
      </Fault>
      <Fault what="Where now, and since the last discharge">
        <Now key={props.view.record} view={props.view} sections={props.sections} actions={props.actions} />
      </Fault>
      <div className="columns">
        <div className="column">{safetyColumn.map(card)}</div>
        <div className="columns-rest">
          <div className="column">{middleColumn.map(card)}</div>
          <div className="column">{[...lastColumn, ...unknown].map(card)}</div>
        </div>
      </div>
    </div>
  );
});
