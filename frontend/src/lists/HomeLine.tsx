import { Home, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Dialog } from "../ui/Dialog";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { news } from "./news";
import { useMarks } from "./useLists";

// HomeLine stands above the home screens: when this user signed in before, what
// is new, and what is wrong with the lists.
export function HomeLine({ marks }: { marks: NonNullable<ReturnType<typeof useMarks>> }) {
  const { view, set } = marks;
  const [reading, setReading] = useState(false);
  return (
    <aside className="home-line" aria-label="Your sign-in and this version">
      <p>
        {view.lastSignIn && (
          <>
            You last signed in here: <strong>{view.lastSignIn}</strong>. If that was not you, tell your
            helpdesk.{" "}
          </>
        )}
        <button type="button" className="link" onClick={() => setReading(true)}>
          What is new
        </button>
      </p>
      {view.notice && (
        <p className="caution" role="alert">
          <TriangleAlert size={15} aria-hidden /> <Text>{view.notice}</Text>
        </p>
      )}
      {view.news && (
        <section className="panel home-news" aria-label="What is new in this version">
          <h2>What is new in this version</h2>
          <News />
          <button type="button" className="button" onClick={() => set("news", view.version)}>
            Close
          </button>
        </section>
      )}
      {reading && (
        <Dialog title="What is new in this version" onClose={() => setReading(false)}>
          <p className="label">
            Version <Text>{view.version}</Text>
          </p>
          <News />
        </Dialog>
      )}
    </aside>
  );
}

function News() {
  return (
    <List className="bullets">
      {news.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </List>
  );
}

// HomeButton makes the screen it stands on the one the user starts with (M37).
export function HomeButton({ place }: { place: string }) {
  const marks = useMarks();
  if (!marks) return null;
  const is = marks.view.home === place;
  return (
    <button
      type="button"
      className="link home-button"
      aria-pressed={is}
      onClick={() => marks.set("home", is ? "search" : place)}
    >
      <Home size={15} aria-hidden /> {is ? "This is your home page" : "Make this your home page"}
    </button>
  );
}
