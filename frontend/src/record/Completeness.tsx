import { CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Answer, RecordView } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { List } from "../ui/List";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { andList, isMissing, notReached, number, stateWords } from "../words";
import { progressWords, TryNow, tryWords } from "./Partners";

// CompletenessLine heads every screen of the record: how many organisations
// answered, who did not and why, and how old periodic data is.
export function CompletenessLine({ view, answers }: { view: RecordView; answers: readonly Answer[] }) {
  const backend = useBackend();
  const [details, setDetails] = useState(false);
  const [problem, setProblem] = useState("");
  const missing = list(view.complete.missing);
  const partly = list(view.complete.incomplete);
  const notes = list(view.complete.notes);
  const again = list(view.partners).filter((p) => p.canRetry);
  const paused = again.find((p) => p.state === "paused");

  const retry = (ods: string) => {
    setProblem("");
    backend.record.retry(view.record, ods).catch((e) => setProblem(problemOf(e).say));
  };

  // Of nobody the first sentence says it all; who they are stands beside and in the details.
  const none = missing.length > 1 && missing.length === view.complete.asked && partly.length === 0;
  const kind = missing.length > 0 ? "missing" : view.loading ? "loading" : "all";
  return (
    <div className={`complete complete-${kind}`}>
      {kind === "missing" ? (
        <TriangleAlert size={18} aria-hidden />
      ) : kind === "loading" ? (
        <span className="spinner" aria-hidden />
      ) : (
        <CircleCheck size={18} aria-hidden />
      )}
      <div className="complete-say" role="status" aria-label="Completeness">
        <strong>{view.complete.say}</strong>
        {!none && <Named label="Missing" names={missing.filter((m) => !partly.includes(m))} />}
        <Named label="Incomplete" names={partly} />
        {notes.map((n) => (
          <span key={n}>
            {" "}
            <Text className="complete-note">{n}</Text>
          </span>
        ))}
        {problem && <span> {problem}</span>}
      </div>
      <span className="complete-do">
        {again[0] && (
          <button type="button" className="link" onClick={() => retry("")}>
            {tryWords(paused ?? again[0])}
          </button>
        )}
        <button type="button" className="link" onClick={() => setDetails(true)}>
          Details
        </button>
      </span>
      {details && <Details view={view} answers={answers} onRetry={retry} onClose={() => setDetails(false)} />}
    </div>
  );
}

function Named({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      {` ${label}: `}
      {names.map((m, i) => (
        <span key={m}>
          {i > 0 && "; "}
          <Text>{m}</Text>
        </span>
      ))}
      .
    </>
  );
}

function Details(props: {
  view: RecordView;
  answers: readonly Answer[];
  onRetry: (ods: string) => void;
  onClose: () => void;
}) {
  const titles = new Map(list(props.view.sections).map((s) => [s.key, s.title]));
  return (
    <Dialog title="What each organisation answered" wide onClose={props.onClose}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Organisation</th>
            <th scope="col">Answer</th>
            <th scope="col">Items</th>
            <th scope="col">Took</th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {list(props.view.partners).map((p) => (
            <tr key={p.ods}>
              <th scope="row">
                <SettingIcon setting={p.setting} /> <Text>{p.name}</Text>
              </th>
              <td>
                <strong>{p.partly ? "Incomplete" : (progressWords[p.state] ?? p.state)}</strong>
                {p.state === "missing" && `: ${p.say}`}
                {p.state === "paused" && `${p.say.replace(/^Not asked/, "")}`}
                <Parts
                  answers={props.answers.filter((a) => a.ods === p.ods)}
                  titles={titles}
                  sensitive={props.view.person.sensitive}
                />
                {p.canRetry && <TryNow partner={p} onTry={props.onRetry} />}
              </td>
              <td className="num">
                {p.state === "not-asked" || p.state === "paused" || p.state === "waiting"
                  ? "–"
                  : number(p.items)}
              </td>
              <td className="num">{p.millis > 0 ? seconds(p.millis) : "–"}</td>
              <td className="as-of">{p.asOf || (p.state === "answered" ? "Now" : "–")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ledger-note">
        Organisations share only some of what they hold, and some share nothing yet. Absence of information
        does not mean that there is none.
      </p>
    </Dialog>
  );
}

// Parts gives the ledger of one organisation: the state of each section, those of
// which something is missing first. Sections of which the same is to be said
// share a line. Of a sensitive person's record nothing is said of what was not
// asked for: what an organisation does not share would tell which one it is.
function Parts(props: {
  answers: readonly Answer[];
  titles: ReadonlyMap<string, string>;
  sensitive: boolean;
}) {
  const { titles } = props;
  const order = [...titles.keys()];
  const place = (a: Answer) => order.indexOf(a.section);
  const lines = new Map<string, { state: string; say: string; sections: string[]; rank: number }>();
  for (const a of [...props.answers].sort((x, y) => place(x) - place(y))) {
    const missing = isMissing(a);
    if (props.sensitive && !missing && a.state === "not-asked") continue;
    const excluded = list(a.excluded).length;
    const state = unasked(a) ?? stateWords[a.state];
    const left = excluded > 0 ? `${number(excluded)} received and not shown: ${reasons(a)}.` : "";
    const say = [missing ? a.say : "", left].filter(Boolean).join(" ");
    const key = `${state}|${say}`;
    const title = titles.get(a.section) ?? a.section;
    const line = lines.get(key) ?? { state, say, sections: [], rank: rankOf(a) };
    line.sections.push(a.shown > 0 && !missing ? `${title} (${number(a.shown)})` : title);
    lines.set(key, line);
  }
  if (lines.size === 0) return null;
  return (
    <List>
      {[...lines]
        .sort(([, a], [, b]) => a.rank - b.rank)
        .map(([key, l]) => (
          <li key={key}>
            <strong>{l.state}</strong> – {andList(l.sections)}
            {l.say && ": "}
            <Text>{l.say}</Text>
          </li>
        ))}
    </List>
  );
}

function rankOf(a: Answer): number {
  if (isMissing(a)) return 0;
  if (list(a.excluded).length > 0) return 1;
  return a.state === "not-asked" ? 3 : 2;
}

// unasked says why nothing was asked, and of nothing recorded that the person is
// not known there.
function unasked(a: Answer): string | undefined {
  if (a.state === "empty" && a.why === "not-known-here") return "Person not known there";
  if (a.state !== "not-asked") return undefined;
  if (a.why === "role") return "Not asked: not for your role";
  if (a.why === "planned") return "Not shared yet";
  return notReached(a) ? undefined : "Does not share";
}

const reasons = (a: Answer) => [...new Set(list(a.excluded).map((x) => x.reason))].join("; ");

const seconds = (millis: number) => (millis < 100 ? "under 0.1 s" : `${(millis / 1000).toFixed(1)} s`);
