import { Info, TriangleAlert } from "lucide-react";
import { use, useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { DemographicsField, DemographicsView, Problem, RecordView } from "../backend/types";
import { FoundContext } from "../find/found";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import type { PageProps } from "./pages";
import "./demographics.css";

// useDemographics reads who the person is anew whenever the record has changed.
export function useDemographics(view: RecordView): { of: DemographicsView | null; problem: Problem | null } {
  const backend = useBackend();
  const [of, setOf] = useState<DemographicsView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let here = true;
    backend.record.demographics(view.record).then(
      (d) => {
        if (!here || d.record !== view.record) return;
        setOf(d);
        setProblem(null);
      },
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend, view]);
  return { of, problem };
}

// Demographics is everything known of who the person is, and by whom (M92 to M97).
export function Demographics({ view }: PageProps) {
  const { of, problem } = useDemographics(view);
  return (
    <>
      <div className="summary-head">
        <h1>Full demographics</h1>
        <p className="retrieved">{of?.updated ?? view.person.refreshed}</p>
      </div>
      {problem && <Trouble title="Demographics cannot be shown" problem={problem} />}
      {!of && !problem && <p role="status">Reading…</p>}
      {list(of?.notes).map((n) => (
        <p key={n} className="person-note">
          <Info size={16} aria-hidden /> <span>{n}</span>
        </p>
      ))}
      <div className="person-groups">
        {list(of?.groups).map((g) => (
          <section key={g.title} className="card person-group" aria-label={g.title}>
            <h2>{g.title}</h2>
            <dl>
              {list(g.fields).map((f) => (
                <Field key={f.key} field={f} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      {of && list(of.empty).length > 0 && (
        <section className="card person-group person-empty" aria-label="Not recorded">
          <h2>Not recorded</h2>
          <p>{list(of.empty).join(" · ")}</p>
          <p className="quiet">
            {of.emptySay} {view.loading && "Some organisations are still to answer. "}Absence of information
            does not mean that there is none.
          </p>
        </section>
      )}
    </>
  );
}

function Field({ field }: { field: DemographicsField }) {
  const found = use(FoundContext)?.entry;
  return (
    <div className={field.differs ? "person-field person-differs" : "person-field"}>
      <dt>
        {field.label}
        {field.differs && (
          <span className="tag tag-notable">
            <TriangleAlert size={13} aria-hidden /> Differs
          </span>
        )}
      </dt>
      {list(field.values).map((v) => (
        <dd
          key={`${v.text}|${v.note}`}
          data-entry={v.id}
          tabIndex={v.id === found ? -1 : undefined} // where the keyboard is brought to
          className={v.id === found ? "row-found" : undefined}
        >
          <span>
            <Text>{v.text}</Text>
            {v.note && (
              <span className="person-aside">
                {" "}
                (<Text>{v.note}</Text>)
              </span>
            )}
          </span>
          <Sources list={list(v.sources)} all={field.differs || v.id === found} />
        </dd>
      ))}
    </div>
  );
}

// Sources names who says so: the first, and the rest on demand, since most values
// are held alike by everybody. Where values differ all are named at once.
function Sources(props: { list: readonly string[]; all: boolean }) {
  const [open, setOpen] = useState(false);
  const some = props.all || open || props.list.length < 3 ? props.list : props.list.slice(0, 1);
  const rest = props.list.length - some.length;
  return (
    <span className="person-source">
      {some.map((s) => (
        <span key={s}>
          <Text>{s}</Text>
        </span>
      ))}
      {(rest > 0 || open) && (
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Fewer" : `and ${rest} organisations`}
        </button>
      )}
    </span>
  );
}
