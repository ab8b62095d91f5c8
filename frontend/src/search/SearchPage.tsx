import { Search } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { Candidate, Problem, RecordView, SearchAnswer, SearchForm } from "../backend/types";
import { HomeButton } from "../lists/HomeLine";
import { Trouble } from "../ui/parts";
import { ReasonDialog } from "./ReasonDialog";
import { Results } from "./Results";

const blank: SearchForm = { nhsNumber: "", family: "", given: "", born: "", gender: "", postcode: "" };

const genders = [
  ["", "Any"],
  ["female", "Female"],
  ["male", "Male"],
  ["other", "Other"],
  ["unknown", "Not known"],
] as const;

export function SearchPage({ support, onOpen }: { support: string; onOpen: (view: RecordView) => void }) {
  const backend = useBackend();
  const [form, setForm] = useState(blank);
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const turn = useRef(0);
  const first = useRef<HTMLInputElement>(null);

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
      if (mine === turn.current) setProblem(problemOf(thrown));
    }
    if (mine === turn.current) setBusy(false);
  };

  const clear = () => {
    turn.current += 1;
    setForm(blank);
    setAnswer(null);
    setProblem(null);
    setBusy(false);
    first.current?.focus();
  };

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
        maxLength={80}
        onChange={(e) => setForm({ ...form, [key]: e.target.value })}
      />
    </div>
  );

  return (
    <main id="main" tabIndex={-1} className="search">
      <div className="lists-head">
        <h1>Person search</h1>
        <HomeButton place="search" />
      </div>
      {problem && <Trouble title="The search could not be made" problem={problem} />}
      <form className="panel search-form" onSubmit={search} aria-label="Person search" noValidate>
        {field("nhsNumber", "NHS number")}
        <p className="or">
          <span>or</span>
        </p>
        <div className="search-row">
          {field("family", "Family name")}
          {field("given", "Given name")}
          {field("born", "Date of birth", "dd-Mmm-yyyy")}
          {field("postcode", "Postcode")}
        </div>
        <fieldset className="choice">
          <legend>Gender</legend>
          {genders.map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name="gender"
                value={value}
                checked={form.gender === value}
                onChange={() => setForm({ ...form, gender: value })}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
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
        {answer && <Results.Heading answer={answer} />}
      </div>
      {answer && <Results answer={answer} support={support} onChoose={setChosen} />}
      {chosen && (
        <ReasonDialog
          person={chosen.person}
          alike={chosen.alike}
          onClose={() => setChosen(null)}
          onOpen={onOpen}
        />
      )}
    </main>
  );
}
