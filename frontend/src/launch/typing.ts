import { useEffect, useState } from "react";

// pause is how long, in milliseconds, nobody must have typed to count as done.
const pause = 1000;

// useTyping tells whether somebody is writing in a field at this moment: what came
// in front then would take the keys that are meant for it (K8).
export function useTyping(): boolean {
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    let done = 0;
    const key = (e: KeyboardEvent) => {
      const field = e.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      setTyping(true);
      window.clearTimeout(done);
      done = window.setTimeout(() => setTyping(false), pause);
    };
    document.addEventListener("keydown", key, true);
    return () => {
      document.removeEventListener("keydown", key, true);
      window.clearTimeout(done);
    };
  }, []);
  return typing;
}
