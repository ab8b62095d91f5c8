import { Info, Search } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { Candidate, Problem, RecordView, SearchAnswer, SearchForm } from "../backend/types";
import { GuideButton } from "../help/GuideButton";
import { HomeButton } from "../lists/HomeLine";
import { Trouble } from "../ui/parts";
import { blank, genders } from "./fields";
import { Choice, More } from "./More";
import { ByNumberAlone, ReasonDialog } from "./ReasonDialog";
import { Results } from "./Results";

// SearchPage searches only when told to: everybody found is a disclosure. Nothing
// typed is lost by an error.
export function SearchPage(props: { support: string; onOpen: (view: RecordView) => void }) {
  const backend = useBackend();
  const [form, setForm] = useState(blank);
  const [oneMatch, setOneMatch] = useState(false);
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asksWhy, setAsksWhy] = useState(false);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const turn = useRef(0);
  const first = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let here = true;
    backend.people.oneMatch().then(
      (one) => here && setOneMatch(one),
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend]);

  const search = async (e: FormEvent) => {
    e.preventDefault();
    turn.current += 1;
    const mine = turn.current;
    setBusy(true);
    setProblem(null);
    setAnswer(null); // never one search's people under another's terms
    try {
      const found = await backend.people.search(form);
      if (mine === turn.current) setAnswer(found);
    } catch (thrown) {
      if (mine === turn.current) {
        const p = problemOf(thrown);
        setProblem(p);
        if (p.code === "searches") setAsksWhy(true);
      }
    }
    if (mine === turn.current) setBusy(false);
  };

  const alone = () =>
    backend.people.alone(form.nhsNumber).then(
      (person) => setChosen({ person, alike: "", otherwise: "" }),
      (e) => setProblem(problemOf(e)),
    );

  const clear = () => {
    turn.current += 1;
    setForm({ ...blank, why: form.why });
    setAnswer(null);
    setProblem(null);
    setBusy(false);
    first.current?.focus();
  };

  const set = (part: Partial<SearchForm>) => setForm((was) => ({ ...was, ...part }));
  const field = (key: keyof SearchForm, label: string, hint?: string) => (
    <div className={`field field-${key}`}>
      <label htmlFor={key}>{label}</label>
      <input
        id={key}
        ref={key === "nhsNumber" ? first : undefined}
        type="text"
        value={form[key]}
        placeholder={hint}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        // A number may be pasted with text around it; what is cut off here would be lost unseen.
        maxLength={key === "nhsNumber" ? 500 : 80}
        onChange={(e) => set({ [key]: e.target.value })}
      />
    </div>
  );

  return (
    <main id="main" tabIndex={-1} className="search">
      <div className="page-head">
        <h1>Person search</h1>
        <GuideButton page="search" />
        <HomeButton place="search" />
      </div>
      {problem && <Trouble title="The search could not be made" problem={problem} />}
      {problem?.code === "unavailable" && form.nhsNumber.trim() && (
        <ByNumberAlone>
          <button type="button" className="button" onClick={alone}>
            Open by NHS number alone…
          </button>
        </ByNumberAlone>
      )}
      <form className="panel search-form" onSubmit={search} aria-label="Person search" noValidate>
        {field("nhsNumber", "NHS number")}
        <p className="or">
          <span>or</span>
        </p>
        {oneMatch && (
          <p className="search-mode">
            <Info size={17} aria-hidden /> This region’s identity service names a person only when exactly one
            matches. Enter as much as you know.
          </p>
        )}
        <div className="search-row">
          {field("family", "Family name")}
          {field("given", "Given name")}
          {field("born", "Date of birth", "dd-Mmm-yyyy")}
          {field("postcode", "Postcode")}
        </div>
        <Choice
          name="gender"
          legend="Gender"
          options={genders}
          value={form.gender}
          onChange={(gender) => set({ gender })}
        />
        <More
          form={form}
          set={set}
          to={field("bornTo", "Date of birth up to, for a range of ten years at most", "dd-Mmm-yyyy")}
        />
        {asksWhy && field("why", "Why are so many searches needed?")}
        <div className="search-do">
          <button type="submit" className="button button-go" aria-disabled={busy}>
            <Search size={16} aria-hidden /> Search
          </button>
          <button type="button" className="link" onClick={clear}>
            Clear
          </button>
          <p>Every search is recorded. Open a record only when you have a legitimate relationship.</p>
        </div>
      </form>
      <div role="status" className="search-status">
        {busy && (
          <p>
            <span className="spinner" aria-hidden /> Searching…
          </p>
        )}
        {answer && <Results.Heading answer={answer} oneMatch={oneMatch} />}
      </div>
      {answer && <Results answer={answer} support={props.support} onChoose={setChosen} />}
      {chosen && (
        <ReasonDialog
          person={chosen.person}
          alike={[chosen.alike, chosen.otherwise].filter(Boolean).join(". ")}
          onClose={() => setChosen(null)}
          onOpen={props.onOpen}
        />
      )}
    </main>
  );
}
