import { ClipboardList } from "lucide-react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Problem, ReportForm, ReportRow, ReportView } from "../backend/types";
import { GuideButton } from "../help/GuideButton";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import { ReportDetail } from "./ReportDetail";
import { ReportTable } from "./ReportTable";

const blank: ReportForm = { by: "person", person: "", staff: "", from: "", to: "" };

const kinds = [
  ["person", "Who looked at a person’s record"],
  ["staff", "What a member of staff looked at"],
] as const;

// ReportPage is access reports for those with the right and, as `own`, what the
// user did (M65 to M68). What is on the screen is never older than its heading:
// a new report takes the old one away before it is asked for.
export function ReportPage({ own }: { own: boolean }) {
  const backend = useBackend();
  const [form, setForm] = useState<ReportForm>(own ? { ...blank, by: "me" } : blank);
  const [view, setView] = useState<ReportView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [detail, setDetail] = useState<ReportRow | null>(null);
  const turn = useRef(0);

  const ask = useCallback(async (from: () => Promise<ReportView>) => {
    turn.current += 1;
    const mine = turn.current;
    setBusy(true);
    setProblem(null);
    setView(null);
    try {
      const made = await from();
      if (mine === turn.current) setView(made);
    } catch (thrown) {
      if (mine === turn.current) setProblem(problemOf(thrown));
    }
    if (mine === turn.current) setBusy(false);
  }, []);

  const run = (e?: FormEvent) => {
    e?.preventDefault();
    void ask(() => backend.reports.run(form));
  };

  useEffect(() => {
    if (own) void ask(() => backend.reports.run({ ...blank, by: "me" }));
    return () => {
      turn.current += 1;
    };
  }, [own, backend, ask]);

  const field = (key: "person" | "staff" | "from" | "to", label: string, hint?: string) => (
    <div className={`field field-${key}`}>
      <label htmlFor={`report-${key}`}>{label}</label>
      <input
        id={`report-${key}`}
        type="text"
        value={form[key]}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        onChange={(e) => setForm({ ...form, [key]: e.target.value })}
      />
    </div>
  );

  return (
    <main id="main" tabIndex={-1} className="report">
      <div className="page-head">
        <h1>{own ? "My access" : "Access reports"}</h1>
        <GuideButton page="access" />
      </div>
      {own && (
        <p className="report-lead">
          What is recorded of you, on every computer: your privacy officer can see the same.
        </p>
      )}
      {problem && <Trouble title="There is no report" problem={problem} onRetry={() => run()} />}
      <form className="panel report-form" onSubmit={run} aria-label="Report" noValidate>
        {!own && (
          <fieldset className="choice">
            <legend>Report</legend>
            {kinds.map(([by, label]) => (
              <label key={by}>
                <input
                  type="radio"
                  name="by"
                  checked={form.by === by}
                  onChange={() => setForm({ ...form, by, person: "", staff: "" })}
                />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="report-fields">
          {form.by === "person" && field("person", "NHS number")}
          {form.by === "staff" && field("staff", "User id", "as on the smartcard")}
          {field("from", "First day", "90 days before")}
          {field("to", "Last day", "today")}
          <button type="submit" className="button button-go" aria-disabled={busy}>
            <ClipboardList size={16} aria-hidden /> Show
          </button>
        </div>
        <p className="report-rule">Reports are recorded, as every access is.</p>
      </form>
      <div role="status" className="report-status">
        {busy && (
          <p>
            <span className="spinner" aria-hidden /> Reading the audit…
          </p>
        )}
        {view && (
          <h2>
            <Text>{view.title}</Text>: {plural(view.total, "entry", "entries")}
          </h2>
        )}
      </div>
      {view && (
        <>
          <p className="report-about">
            <Text>{list(view.criteria).join(" · ")}</Text>
          </p>
          {list(view.notes).map((n) => (
            <p className="report-note" key={n}>
              <Text>{n}</Text>
            </p>
          ))}
          {view.total === 0 ? (
            <p className="panel report-none">
              Nothing is recorded in this time that you may see. Check the dates, and the number or user id.
            </p>
          ) : (
            <ReportTable rows={list(view.rows)} title={view.title} onDetail={own ? setDetail : undefined} />
          )}
          {detail && <ReportDetail report={view.report} row={detail} onClose={() => setDetail(null)} />}
          <Pages view={view} onGo={(from) => ask(() => backend.reports.page(view.report, from))} />
        </>
      )}
    </main>
  );
}

// Pages leads to the older and the newer rows.
function Pages({ view, onGo }: { view: ReportView; onGo: (from: number) => void }) {
  const here = list(view.rows).length;
  if (here === view.total) return null;
  return (
    <nav className="report-pages" aria-label="Pages of the report">
      <button
        type="button"
        className="button"
        disabled={view.from === 0}
        onClick={() => onGo(view.from - 50)}
      >
        Newer
      </button>
      <span>
        {number(view.from + 1)} to {number(view.from + here)} of {number(view.total)}
      </span>
      <button
        type="button"
        className="button"
        disabled={view.from + here >= view.total}
        onClick={() => onGo(view.from + here)}
      >
        Older
      </button>
    </nav>
  );
}
