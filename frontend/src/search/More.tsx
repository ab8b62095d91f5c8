import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { SearchForm } from "../backend/types";
import { hints, matches } from "./fields";

// Choice is a row of radio buttons.
export function Choice(props: {
  name: string;
  legend: string;
  options: readonly (readonly [string, string])[];
  value: string;
  describedBy?: string;
  onChange: (value: string) => void;
}) {
  return (
    <fieldset className={`choice choice-${props.name}`} aria-describedby={props.describedBy}>
      <legend>{props.legend}</legend>
      {props.options.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={props.name}
            value={value}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

// More are the ways to search that are needed now and then. What is set here is in
// force also while it is folded, and then it says so.
export function More(props: { form: SearchForm; set: (part: Partial<SearchForm>) => void; to: ReactNode }) {
  const { form, set } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const Arrow = open ? ChevronDown : ChevronRight;
  const inForce = [
    form.bornTo && "a range of dates",
    matches.find(([m]) => m === form.match && m !== "")?.[1],
  ]
    .filter(Boolean)
    .join("; ");
  return (
    <div className="more">
      <button
        type="button"
        className="link more-open"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Arrow size={17} aria-hidden /> More ways to search
      </button>
      {!open && inForce && <span className="more-set">In force: {inForce}</span>}
      <div id={id} hidden={!open} className="more-body">
        {props.to}
        <Choice
          name="match"
          legend="Names"
          options={matches}
          value={form.match}
          describedBy={`${id}-hint`}
          onChange={(match) => set({ match })}
        />
        <p className="hint" id={`${id}-hint`}>
          {hints[form.match]}
        </p>
      </div>
    </div>
  );
}
