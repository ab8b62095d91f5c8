import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { list } from "../backend";
import type { Difference } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { Text } from "../ui/text";
import { andList } from "../words";

const lower = (label: string) => (/^(NHS|GP) /.test(label) ? label : label.toLowerCase());

// Differs marks that the sources disagree on who this is, in the part of the
// banner that never folds away, and opens to who says what (M146).
export function Differs({ differences }: { differences: readonly Difference[] }) {
  const [open, setOpen] = useState(false);
  if (differences.length === 0) return null;
  const strong = differences.filter((d) => d.strong);
  const fields = (of: readonly Difference[]) => andList(of.map((d) => lower(d.label)));
  return (
    <>
      <p className={`banner-note differs ${strong.length > 0 ? "differs-strong" : ""}`}>
        <TriangleAlert size={15} aria-hidden />
        <span>
          {strong.length > 0 ? (
            <>
              <strong>May be another person.</strong> Organisations differ on {fields(strong)}
              {differences.length > strong.length &&
                `; details differ on ${fields(differences.filter((d) => !d.strong))} too`}
              .
            </>
          ) : (
            `Details differ: ${fields(differences)}.`
          )}{" "}
          <button type="button" className="link" onClick={() => setOpen(true)}>
            Who says what
          </button>
        </span>
      </p>
      {open && (
        <Dialog title="Details differ between organisations" wide onClose={() => setOpen(false)}>
          {differences.map((d) => (
            <section key={d.field} className="differs-field" aria-label={d.label}>
              <h3>{d.label}</h3>
              <p className={d.strong ? "differs-why differs-strong" : "differs-why"}>
                {d.strong && <TriangleAlert size={15} aria-hidden />} {d.why}
              </p>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Who says so</th>
                    <th scope="col">What, as recorded there</th>
                    <th scope="col">As of</th>
                  </tr>
                </thead>
                <tbody>
                  {list(d.said).map((s, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a source may say two things
                    <tr key={i} className={s.differs ? "differs-row" : undefined}>
                      <th scope="row">
                        <Text>{s.source}</Text>
                      </th>
                      <td>
                        <Text>{s.text}</Text> {s.differs && <span className="tag tag-notable">Differs</span>}
                      </td>
                      <td className="nowrap">{s.asOf || "Not stated"}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </Dialog>
      )}
    </>
  );
}
