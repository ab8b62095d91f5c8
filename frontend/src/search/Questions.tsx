import { OctagonAlert } from "lucide-react";
import { list } from "../backend";
import type { Prompt } from "../backend/types";
import { List } from "../ui/List";

// Answers are what the person at the screen says before a record opens.
export interface Answers {
  key: string;
  note: string;
}

// asksWords tells whether words are needed: by the reason, or to stop and think.
export function asksWords(prompt: Prompt | null, key: string, stopped: boolean): boolean {
  const reason = list(prompt?.reasons).find((r) => r.key === key);
  return stopped || list(prompt?.concerns).length > 0 || reason?.needsNote === true;
}

// Concerns ask to stop and think; they name why, and stop nobody.
export function Concerns({ prompt }: { prompt: Prompt }) {
  const concerns = list(prompt.concerns);
  if (concerns.length === 0) return null;
  return (
    <div className="concerns" role="note" aria-labelledby="concerns">
      <h3 id="concerns">
        <OctagonAlert size={18} aria-hidden /> Stop and think
      </h3>
      <List>
        {concerns.map((c) => (
          <li key={c}>{c}</li>
        ))}
      </List>
      <p>
        Open it only if your work asks for it, and say why in a few words. Your privacy officer can see every
        such opening.
      </p>
    </div>
  );
}

// Reasons are the region's, or the one given for this person in this session.
export function Reasons(props: {
  prompt: Prompt;
  answers: Answers;
  again: boolean;
  onAgain: () => void;
  onChange: (to: Answers) => void;
}) {
  const { prompt, answers, onChange } = props;
  const before = list(prompt.reasons).find((r) => r.key === prompt.given);
  if (before && !props.again)
    return (
      <div className="reason-given">
        <p>
          Your reason in this session: <strong>{before.say}</strong>
          {prompt.note && <> – “{prompt.note}”</>}
        </p>
        <button type="button" className="link" onClick={props.onAgain}>
          Give another reason
        </button>
      </div>
    );
  return (
    <fieldset className="reasons">
      <legend>Your reason is recorded with your name</legend>
      {list(prompt.reasons).map((r, i) => (
        <label key={r.key}>
          <input
            type="radio"
            name="reason"
            value={r.key}
            checked={answers.key === r.key}
            data-autofocus={i === 0 ? "" : undefined}
            onChange={() => onChange({ ...answers, key: r.key })}
          />
          <span>{r.say}</span>
        </label>
      ))}
    </fieldset>
  );
}

// Words is the field for the reason in one's own words.
export function Words({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (to: string) => void;
}) {
  return (
    <div className="field">
      <label htmlFor="note">{label}</label>
      <textarea id="note" rows={2} maxLength={500} value={value} onChange={(e) => onChange(e.target.value)} />
    </div>
  );
}
