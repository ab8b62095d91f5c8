import { Flag, Siren } from "lucide-react";
import { list } from "../backend";
import type { ReportRow } from "../backend/types";
import { Fold } from "../ui/Fold";
import { List } from "../ui/List";
import { Text } from "../ui/text";

const most = 4; // lines of what was shown before the rest is folded

// ReportTable shows who, when, what and why; the newest first. onDetail asks for
// more of one's own access.
export function ReportTable(props: {
  rows: readonly ReportRow[];
  title: string;
  onDetail?: ((row: ReportRow) => void) | undefined;
}) {
  const { rows, title, onDetail } = props;
  return (
    <div className="panel report-table">
      <table>
        <caption className="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Person</th>
            <th scope="col">Why</th>
            <th scope="col">What was shown</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.key} className={r.emergency ? "report-emergency" : undefined}>
              <td>
                <strong>{r.at}</strong>
                {r.lasted && <span className="report-more">{r.lasted}</span>}
                {r.device && (
                  <span className="report-more">
                    <Text>{r.device}</Text>
                  </span>
                )}
              </td>
              <td>
                <strong>
                  <Text>{r.name || "Nobody signed in"}</Text>
                </strong>
                <span className="report-more">
                  <Text>{[r.role, r.user].filter(Boolean).join(" · ")}</Text>
                </span>
                <span className="report-more">
                  <Text>{r.organisation}</Text>
                </span>
              </td>
              <td>
                <What row={r} />
              </td>
              <td className="report-number">{r.person}</td>
              <td>
                <Text>{r.reason}</Text>
                {r.note && (
                  <span className="report-more">
                    “<Text>{r.note}</Text>”
                  </span>
                )}
                {r.how && (
                  <span className="report-more">
                    {r.how === "direct" ? "Direct access" : `Came by: ${r.how}`}
                  </span>
                )}
              </td>
              <td>
                <Shown lines={list(r.shown)} />
                {onDetail && r.detailed && (
                  <button type="button" className="link" onClick={() => onDetail(r)}>
                    What I was shown<span className="sr"> at {r.at}</span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function What({ row }: { row: ReportRow }) {
  return (
    <>
      {row.what}
      {row.failed && <span className="report-failed">{row.failed}</span>}
      {list(row.flags).map((f) => (
        <span className="caution" key={f}>
          {row.emergency && f.startsWith("Emergency") ? (
            <Siren size={14} aria-hidden />
          ) : (
            <Flag size={14} aria-hidden />
          )}
          <span>
            <Text>{f}</Text>
          </span>
        </span>
      ))}
      {row.unsent && <span className="report-more">Not yet in the region’s repository</span>}
    </>
  );
}

function Shown({ lines }: { lines: readonly string[] }) {
  const line = (s: string, i: number) => (
    <li key={i}>
      <Text>{s}</Text>
    </li>
  );
  if (lines.length === 0) return null;
  if (lines.length <= most + 1) return <List>{lines.map(line)}</List>;
  return (
    <>
      <List>{lines.slice(0, most).map(line)}</List>
      <Fold name={`${lines.length - most} more`}>
        <List>{lines.slice(most).map(line)}</List>
      </Fold>
    </>
  );
}
