import type { PageProps } from "./pages";

// Demographics is everything known of who the person is, and by whom (M92 to M97).
export function Demographics({ view }: PageProps) {
  return (
    <div className="summary-head">
      <h1>Full demographics</h1>
      <span className="retrieved">{view.person.refreshed}</span>
    </div>
  );
}
