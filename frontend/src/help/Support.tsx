import { Keyboard } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { HelpView, Problem } from "../backend/types";
import { KeyMapDialog } from "../keys/KeyMapDialog";
import { placeIds } from "../keys/table";
import { useTools } from "../record/tools/tools";
import { List } from "../ui/List";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { number } from "../words";
import { topics } from "./content";
import { glossary, meaningsFor } from "./glossary";
import { Keys } from "./Keys";

// Support is where help is, what this is and is not, the keys, and what
// abbreviations may mean (M1 to M31, M132 to M136, M162 to M164).
export function Support() {
  const backend = useBackend();
  const { open } = useTools();
  const [help, setHelp] = useState<HelpView | null>(null);
  const [changing, setChanging] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let here = true;
    backend.session.sharing().then(
      (s) => here && setHelp(s.help),
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend]);
  return (
    <div className="page">
      <div className="summary-head">
        <h1>Get support</h1>
      </div>
      {problem && <Trouble title="Who helps here cannot be shown" problem={problem} />}
      <div className="page-columns">
        <Part title="Who to ask">
          {help && <Routes help={help} />}
          <p>
            Less than you expected? Reset the filters, then look at{" "}
            <button type="button" className="link" onClick={() => open?.("understanding")}>
              what organisations share
            </button>
            , then ask your IT helpdesk.
          </p>
        </Part>
        <Part title="Keys">
          <Keys places={placeIds} />
          <button type="button" className="button" onClick={() => setChanging(true)}>
            <Keyboard size={16} aria-hidden /> Change keys
          </button>
          {changing && <KeyMapDialog onClose={() => setChanging(false)} />}
        </Part>
        {topics.map((t) => (
          <Part key={t.title} title={t.title}>
            <List className="points">
              {t.points.map((p) => (
                <li key={p}>{p}</li>
              ))}
              {t.title === "What this is" && help?.focus && (
                <li>
                  <Text>{help.focus}</Text>
                </li>
              )}
            </List>
          </Part>
        ))}
      </div>
      <Glossary />
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <section className="card page-part" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
      </div>
      <div className="page-body">{children}</div>
    </section>
  );
}

function Routes({ help }: { help: HelpView }) {
  const routes: [string, string, string][] = [
    ["Technical problems", "Raise a ticket with your own IT helpdesk", ""],
    ["Region’s helpdesk", help.helpdesk, help.telephone],
    ["Objections, access and data protection", help.dataProtection, help.objection],
    ["Clinical safety", help.clinicalSafety, ""],
    ["Copies", help.copy || "Ask the organisation that wrote it for a copy", ""],
    ["Who has looked at a record", "Ask your own organisation’s data protection officer", ""],
    ["How to record so that it is shared well", "Ask the IT provider of your own system", ""],
    [
      "Workshops, feedback, and words that the glossary lacks",
      help.programme || help.helpdesk || "Tell your IT helpdesk",
      "",
    ],
  ];
  return (
    <dl className="keys">
      {routes
        .filter(([, a, b]) => a || b)
        .map(([what, a, b]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <Text>{[a, b].filter(Boolean).join(", ")}</Text>
            </dd>
          </div>
        ))}
      {list(help.guides).map((g) => (
        <div key={g.address}>
          <dt>
            <Text>{g.title}</Text>
          </dt>
          <dd>
            <Text>{g.address}</Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}

// Glossary gives every meaning that an abbreviation may have.
function Glossary() {
  const [search, setSearch] = useState("");
  const found = meaningsFor(search);
  return (
    <Part title="Glossary">
      <p>
        An abbreviation can mean several things, and only who wrote it knows which. If it matters, ask them.
      </p>
      <label className="full-search glossary-search">
        <span className="sr">Search the glossary</span>
        <input
          type="text"
          placeholder="Search abbreviations and meanings"
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(e) => setSearch(e.target.value)}
        />
      </label>
      <p role="status" className="label">
        {found.length === 0
          ? "Not in this glossary. Ask who wrote it."
          : `Showing ${number(found.length)} of ${number(glossary.length)}`}
      </p>
      <dl className="glossary">
        {found.map((t) => (
          <div key={t.short}>
            <dt>{t.short}</dt>
            {t.meanings.map((m) => (
              <dd key={m}>{m}</dd>
            ))}
          </div>
        ))}
      </dl>
    </Part>
  );
}
