import { CircleCheck, TriangleAlert } from "lucide-react";
import { list } from "../backend";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { andList } from "../words";
import type { Card } from "./cards";
import { TryNow } from "./Partners";
import type { PageProps } from "./pages";
import { SectionCard } from "./SectionCard";
import { countWords, headOf, standing } from "./standing";
import { WhoShares } from "./WhoShares";

// PageHead names a page and says at once how complete the sections are that it
// is made of (ui.md rule 18).
export function PageHead(props: PageProps & { title: string; hint?: string; keys: readonly string[] }) {
  const s = standing(props.view, props.sections, props.keys);
  const partners = list(props.view.partners);
  const whole =
    s.missing.length + s.waiting.length + s.unread.length + s.failed.length + s.hidden.length === 0;
  return (
    <>
      <div className="page-head">
        <h1>{props.title}</h1>
        {props.hint && <p className="retrieved">{props.hint}</p>}
      </div>
      <section
        className={s.missing.length + s.failed.length > 0 ? "standing standing-missing" : "standing"}
        aria-label={`Completeness of ${props.title}`}
      >
        {whole ? <CircleCheck size={17} aria-hidden /> : <TriangleAlert size={17} aria-hidden />}
        <div>
          <p>
            <strong>{countWords(s)}</strong>
            {s.waiting.length > 0 && (
              <>
                {" "}
                Waiting for <Text>{andList(s.waiting)}</Text>.
              </>
            )}
          </p>
          {s.failed.length > 0 && (
            <p>
              <strong>{andList(s.failed)} could not be shown here.</strong> Information may exist.
            </p>
          )}
          {s.hidden.length > 0 && (
            <p>Hidden by your role: {andList(s.hidden)}. Nothing was asked for this.</p>
          )}
          {s.missing.length > 0 && (
            <List>
              {s.missing.map((m) => {
                const partner = partners.find((p) => p.ods === m.ods && p.canRetry);
                return (
                  <li key={m.ods || m.says.join()}>
                    <Text>{m.says.join(" ")}</Text>{" "}
                    {partner && <TryNow partner={partner} onTry={props.onTryNow} />}
                  </li>
                );
              })}
            </List>
          )}
          {s.silent.length + s.planned.length > 0 && (
            <p className="standing-quiet">
              {s.planned.map((m) => (
                <span key={m.ods || m.says.join()}>
                  <Text>{m.says.join(" ")}</Text>{" "}
                </span>
              ))}
              {s.silent.length > 0 && (
                <>
                  Not shared by <Text>{andList([...new Set(s.silent)])}</Text>.
                </>
              )}
            </p>
          )}
          {!props.view.person.sensitive && <WhoShares keys={props.keys} />}
        </div>
      </section>
    </>
  );
}

// WholeSection is a section's card as the summary has it, never folded away.
export function WholeSection({ card, ...props }: PageProps & { card: Card }) {
  return (
    <SectionCard
      card={{ ...card, pinned: true }}
      head={headOf(props.view, card.key)}
      state={props.sections[card.key]}
      onRetry={props.onRetry}
      actions={props.actions}
      full
    />
  );
}
