import { Undo2, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { KeysView } from "../backend/listTypes";
import { Dialog } from "../ui/Dialog";
import { Text } from "../ui/text";
import "./keys.css";
import { type KeyMap, keysOf, setKeyMap } from "./map";
import { pressed, shown } from "./press";
import { type ActionId, actions, ids, placeIds, places } from "./table";

const changeable = ids.filter((id) => !actions[id].fixed);
const walks = changeable.filter((id) => actions[id].single);
const passed = ["", "Tab", "Shift+Tab", "Escape", "Enter", "Shift+Enter"];

// KeyMapDialog lets the user give actions other keys, or none. Go says which are not to
// be had; nothing is in force until it has taken all of them.
export function KeyMapDialog({ onClose }: { onClose: () => void }) {
  const backend = useBackend();
  const hint = useId();
  const [view, setView] = useState<KeysView | null>(null);
  const [own, setOwn] = useState<KeyMap>({});
  const [wrong, setWrong] = useState("");
  const [said, setSaid] = useState("");

  useEffect(() => {
    let here = true;
    backend.lists.keys().then(
      (k) => {
        if (!here) return;
        setView(k);
        setOwn(k.own);
        setWrong(k.notice);
      },
      (e) => here && setWrong(problemOf(e).say),
    );
    return () => {
      here = false;
    };
  }, [backend]);

  const change = (to: KeyMap) => {
    setOwn(to);
    setSaid("");
  };
  const set = (id: ActionId, key: string) => change({ ...own, [id]: key });
  const usual = (some: readonly ActionId[]) =>
    change(Object.fromEntries(Object.entries(own).filter(([id]) => !some.includes(id as ActionId))));
  const save = () =>
    backend.lists.setKeys({ ...own }).then(
      (k) => {
        setView(k);
        setKeyMap({ ...k.region, ...k.own });
        setWrong("");
        setSaid("Saved. These keys are in force now.");
      },
      (e) => {
        setWrong(problemOf(e).say);
        setSaid("");
      },
    );

  const map = { ...view?.region, ...own };
  const walking = walks.every((id) => keysOf(id, map).length > 0);
  const walk = () =>
    change({
      ...own,
      ...Object.fromEntries(walks.map((id) => [id, walking ? "" : (actions[id].single ?? "")])),
    });

  return (
    <Dialog
      title="Change keys"
      wide
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button button-primary" disabled={!view} onClick={save}>
            Save
          </button>
          <button type="button" className="button" disabled={!view} onClick={() => usual(changeable)}>
            Usual keys for all
          </button>
        </>
      }
    >
      {wrong && (
        <p className="caution" role="alert">
          <Text>{wrong}</Text>
        </p>
      )}
      <p role="status">{said}</p>
      <p id={hint}>
        Go to a field and press the new key. Backspace turns a key off. Single characters do nothing while you
        write; if you speak to your computer, turn them off or take keys with Ctrl.
      </p>
      {view && (
        <>
          <label className="keys-walk">
            <input type="checkbox" checked={walking} onChange={walk} /> Go between cards with n and p, and
            between rows with j and k
          </label>
          <div className="keys-places">
            {placeIds.map((place) => {
              const here = changeable.filter((id) => actions[id].places[0] === place);
              if (here.length === 0) return null;
              return (
                <section key={place} aria-label={places[place].title}>
                  <h3>{places[place].title}</h3>
                  {here.map((id) => (
                    <Field
                      key={id}
                      does={actions[id].does}
                      keys={keysOf(id, map)}
                      hint={hint}
                      own={own[id] !== undefined}
                      onKey={(key) => set(id, key)}
                      onUsual={() => usual([id])}
                    />
                  ))}
                </section>
              );
            })}
          </div>
          {view.yaml && (
            <label className="keys-region">
              For your administrator: the saved keys as a part of the region file, for everybody
              <textarea readOnly rows={Math.min(8, view.yaml.split("\n").length)} value={view.yaml} />
            </label>
          )}
        </>
      )}
    </Dialog>
  );
}

// Field takes the key that is pressed in it.
function Field(props: {
  does: string;
  keys: readonly string[];
  hint: string;
  own: boolean;
  onKey: (key: string) => void;
  onUsual: () => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // The buttons go when they have done their work: the focus is not to go with them.
  const then = (act: () => void) => () => {
    act();
    field.current?.focus();
  };
  const take = (e: KeyboardEvent) => {
    const key = pressed(e.nativeEvent);
    if (passed.includes(key)) return; // to go on, or to leave
    e.preventDefault();
    e.stopPropagation();
    props.onKey(key === "Backspace" || key === "Delete" ? "" : key);
  };
  return (
    <div className="keys-field">
      <label htmlFor={id}>{props.does}</label>
      <input
        id={id}
        ref={field}
        type="text"
        readOnly
        aria-describedby={props.hint}
        value={props.keys.map(shown).join(", ") || "Off"}
        onKeyDown={take}
      />
      <span className="keys-do">
        {props.keys.length > 0 && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Turn off: ${props.does}`}
            title="Turn off"
            onClick={then(() => props.onKey(""))}
          >
            <X size={16} aria-hidden />
          </button>
        )}
        {props.own && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Usual key: ${props.does}`}
            title="Usual key"
            onClick={then(props.onUsual)}
          >
            <Undo2 size={16} aria-hidden />
          </button>
        )}
      </span>
    </div>
  );
}
