import { useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Answer, Problem, Progress, SharingPartner, SharingView } from "../backend/types";
import { progressWords, TryNow } from "../record/Partners";
import type { PageProps } from "../record/pages";
import { List } from "../ui/List";
import { Trouble } from "../ui/parts";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { notReached, number, plural, stateWords } from "../words";
import { since } from "./since";

// Understanding paints the region file, who shares what since when, and beside it
// what each organisation answered for this person (M76, M77). Of a sensitive
// person the two are kept apart: side by side they would name who holds them.
export function Understanding(props: PageProps) {
  const backend = useBackend();
  const [sharing, setSharing] = useState<SharingView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [by, setBy] = useState<"organisation" | "part">("organisation");
  useEffect(() => {
    let here = true;
    backend.session.sharing().then(
      (s) => here && setSharing(s),
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend]);

  const apart = props.view.person.sensitive;
  const answers = apart ? [] : Object.values(props.sections).flatMap((s) => list(s.view?.answers));
  return (
    <div className="page">
      <div className="summary-head">
        <h1>Understanding the data</h1>
        <p className="retrieved">What organisations share, and what each answered for this person</p>
        <fieldset className="switch full-density">
          <legend className="sr">Order</legend>
          {(["organisation", "part"] as const).map((b) => (
            <button key={b} type="button" aria-pressed={by === b} onClick={() => setBy(b)}>
              {b === "organisation" ? "By organisation" : "By part of the record"}
            </button>
          ))}
        </fieldset>
      </div>
      <p className="page-lead">
        Not all organisations share the same, and none shares everything. What is not shared is missing here
        though it may exist. Organisations and parts of the record join step by step. Who can look here does
        not for that share, and who shares may not look.
      </p>
      <p className="page-lead">
        Most comes live, so that what was recorded minutes ago is here when a record is opened or reloaded.
        Some comes once or twice a day, as said below. Letters and other documents stand as they were written;
        all other parts are structured data. {sharing?.help.focus && <Text>{sharing.help.focus}</Text>}
      </p>
      {problem && <Trouble title="What organisations share cannot be shown" problem={problem} />}
      {apart && <Answered partners={list(props.view.partners)} onTryNow={props.onTryNow} />}
      {sharing &&
        (by === "organisation" ? (
          <ByOrganisation {...props} sharing={sharing} answers={answers} apart={apart} />
        ) : (
          <ByPart sharing={sharing} answers={answers} apart={apart} />
        ))}
    </div>
  );
}

const titleOf = (sharing: SharingView, key: string): string =>
  list(sharing.datasets).find((d) => d.key === key)?.title ?? key;

function ByOrganisation(
  props: PageProps & { sharing: SharingView; answers: readonly Answer[]; apart: boolean },
) {
  const { sharing, answers, apart } = props;
  return (
    <table className="ledger sharing">
      <thead>
        <tr>
          <th scope="col">Organisation</th>
          <th scope="col">Shares</th>
          {!apart && <th scope="col">For this person, now</th>}
        </tr>
      </thead>
      <tbody>
        {list(sharing.partners).map((p) => (
          <tr key={p.ods}>
            <th scope="row">
              <Organisation partner={p} />
            </th>
            <td>
              <Shares partner={p} sharing={sharing} />
            </td>
            {!apart && (
              <td>
                <Now
                  progress={list(props.view.partners).find((x) => x.ods === p.ods)}
                  onTryNow={props.onTryNow}
                />
                {list(props.view.partners).find((x) => x.ods === p.ods)?.state !== "not-known" && (
                  <ByState answers={answers.filter((a) => a.ods === p.ods)} sharing={sharing} />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Organisation = ({ partner }: { partner: SharingPartner }) => (
  <span className="network-org">
    <SettingIcon setting={partner.setting} />
    <span>
      <strong>
        <Text>{partner.name}</Text>
      </strong>
      <br />
      <span className="label">
        {partner.feed}
        {partner.privacy && (
          <>
            . Copies and objections: <Text>{partner.privacy}</Text>
          </>
        )}
      </span>
    </span>
  </span>
);

// Shares lists the datasets by the words that are true of them.
function Shares({ partner, sharing }: { partner: SharingPartner; sharing: SharingView }) {
  const groups = new Map<string, string[]>();
  const extra: string[] = [];
  for (const s of list(partner.shares)) {
    const title = titleOf(sharing, s.dataset);
    groups.set(since(s), [...(groups.get(since(s)) ?? []), title]);
    for (const a of list(s.awaited)) extra.push(`${title}: ${a}`);
    if (s.note) extra.push(`${title}: ${s.note}`);
  }
  const shared = new Set(list(partner.shares).map((s) => s.dataset));
  const not = list(sharing.datasets).filter((d) => d.key !== "demographics" && !shared.has(d.key));
  return (
    <List>
      {[...groups].map(([when, titles]) => (
        <li key={when} className={when.startsWith("not") ? "sharing-planned" : undefined}>
          <strong>{when[0]?.toUpperCase() + when.slice(1)}:</strong> {titles.join(", ")}
        </li>
      ))}
      {extra.map((e) => (
        <li key={e} className="sharing-planned">
          <Text>{e}</Text>
        </li>
      ))}
      {not.length > 0 && <li className="label">Does not share: {not.map((d) => d.title).join(", ")}</li>}
    </List>
  );
}

function Now(props: { progress: Progress | undefined; onTryNow: (ods: string) => void }) {
  const p = props.progress;
  if (!p) return <>Not asked</>;
  return (
    <p>
      <strong>{p.state === "answered" ? plural(p.items, "item") : progressWords[p.state]}</strong>
      {p.state !== "answered" && p.say && (
        <>
          : <Text>{p.say}</Text>
        </>
      )}
      {p.asOf && (
        <>
          , as of <Text>{p.asOf}</Text>
        </>
      )}{" "}
      {p.canRetry && <TryNow partner={p} onTry={props.onTryNow} />}
    </p>
  );
}

// said puts one answer into a few words. Nothing recorded is said only of those
// who know the person.
function said(a: Answer): string {
  if (a.state === "complete") return plural(a.shown, "item");
  if (a.why === "not-known-here") return "Person not known there";
  if (a.why === "role" && a.state === "not-asked") return "Hidden by your role";
  return a.shown > 0 ? `${stateWords[a.state]}, ${plural(a.shown, "item")}` : stateWords[a.state];
}

// ByState says what an organisation answered for each part that it was asked for.
function ByState({ answers, sharing }: { answers: readonly Answer[]; sharing: SharingView }) {
  const by = new Map<string, string[]>();
  for (const d of list(sharing.datasets))
    for (const a of answers) {
      if (a.section !== d.key) continue;
      if (a.state === "not-asked" && a.why !== "role" && !notReached(a)) continue; // not shared: said beside
      const rows = a.state === "complete";
      const state = rows ? "" : said(a);
      by.set(state, [...(by.get(state) ?? []), rows ? `${d.title} ${number(a.shown)}` : d.title]);
    }
  return (
    <List>
      {[...by].map(([state, parts]) => (
        <li key={state}>
          {state && `${state}: `}
          {parts.join(", ")}
        </li>
      ))}
    </List>
  );
}

function ByPart(props: { sharing: SharingView; answers: readonly Answer[]; apart: boolean }) {
  const { sharing, answers, apart } = props;
  return (
    <table className="ledger sharing">
      <thead>
        <tr>
          <th scope="col">Part of the record</th>
          <th scope="col">Shared by{apart ? "" : ", and for this person, now"}</th>
        </tr>
      </thead>
      <tbody>
        {list(sharing.datasets).map((d) => {
          const by = list(sharing.partners).flatMap((p) =>
            list(p.shares)
              .filter((s) => s.dataset === d.key)
              .map((s) => ({ p, s, a: answers.find((x) => x.ods === p.ods && x.section === d.key) })),
          );
          return (
            <tr key={d.key}>
              <th scope="row">{d.title}</th>
              <td>
                {by.length === 0 && <span className="label">Not shared by any organisation yet</span>}
                <List>
                  {by.map(({ p, s, a }) => (
                    <li key={p.ods} className={s.planned ? "sharing-planned" : undefined}>
                      <strong>
                        <Text>{p.name}</Text>
                      </strong>
                      : {since(s)}
                      {list(s.awaited).map((w) => `; ${w}`)}
                      {s.note && `; ${s.note}`}
                      {a && !s.planned && (
                        <span className="label">
                          {" – "}
                          {said(a)}
                        </span>
                      )}
                    </li>
                  ))}
                </List>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

// Answered is what was answered for a sensitive person, by kinds of care alone.
function Answered(props: { partners: readonly Progress[]; onTryNow: (ods: string) => void }) {
  return (
    <section className="card page-part" aria-labelledby="answered">
      <div className="card-head">
        <h2 id="answered">For this person, now</h2>
      </div>
      <p className="card-say">
        Organisations are not named, because their names may tell where the person is.
      </p>
      <List className="answered">
        {props.partners.map((p) => (
          <li key={p.ods}>
            <Text>{p.name}</Text> <Now progress={p} onTryNow={props.onTryNow} />
          </li>
        ))}
      </List>
    </section>
  );
}
