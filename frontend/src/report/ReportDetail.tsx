import { useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { ReportDetail as Detail, Problem, ReportRow } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { number } from "../words";

// ReportDetail is what one access showed, as the audit has it: what each
// organisation answered, and what was opened. Nothing of the record is in it.
export function ReportDetail(props: { report: string; row: ReportRow; onClose: () => void }) {
  const backend = useBackend();
  const { report, row } = props;
  const [detail, setDetail] = useState<Detail | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let here = true;
    backend.reports.detail(report, row.key).then(
      (d) => here && setDetail(d),
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend, report, row.key]);
  return (
    <Dialog title="What I was shown" wide onClose={props.onClose}>
      <p>
        {row.at}, NHS number <span className="nowrap">{row.person}</span>
      </p>
      {problem && <Trouble title="This cannot be shown" problem={problem} />}
      {!detail && !problem && <p role="status">Reading…</p>}
      {detail && (
        <>
          <p className="report-more">
            Of what was answered and opened the audit has no content: only how much, when, and a hash by which
            your region can prove which versions these were. Rights that decided on single items:{" "}
            <Text>{detail.rights || "none"}</Text>. Of a filter the page, the days and the kind are recorded,
            never what was typed: the rows counted are all that could be shown.
          </p>
          <div className="report-table report-answers">
            <table>
              <caption>What each organisation answered</caption>
              <thead>
                <tr>
                  <th scope="col">Organisation</th>
                  <th scope="col">Part</th>
                  <th scope="col">Answer</th>
                  <th scope="col">Rows</th>
                  <th scope="col">Answered</th>
                  <th scope="col">Hash of the versions</th>
                </tr>
              </thead>
              <tbody>
                {list(detail.answers).map((a, i) => (
                  // An organisation that was asked again stands here twice.
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
                  <tr key={i}>
                    <td>
                      <Text>{a.organisation}</Text>
                    </td>
                    <td>{a.section}</td>
                    <td>{a.state}</td>
                    <td>{number(a.shown)}</td>
                    <td>
                      {a.at || "Not recorded"}
                      {a.asOf && <span className="report-more">Data as of {a.asOf}</span>}
                    </td>
                    <td className="report-hash">{a.versions || "None"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <h3>What you did, in order</h3>
          <ol className="report-steps">
            {list(detail.steps).map((s, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={i}>
                {s.at}: <Text>{s.what}</Text>
              </li>
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}
