import { ArrowLeft, Columns3, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Problem, SideBySide, SideSection } from "../backend/types";
import { PageHead } from "../record/PageParts";
import type { PageProps } from "../record/pages";
import { useTools } from "../record/tools/tools";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { SideTable } from "./SideTable";
import "./reconcile.css";

const words = {
  medications: { title: "Medicines side by side", back: "medications", to: "Medications and immunisations" },
  allergies: { title: "Allergies side by side", back: "full:allergies", to: "Allergies as a list" },
} as const;

const rules = {
  medications:
    "One row is one product: the same dm+d or SNOMED code, words, route and form. What has no such code stands alone; what may be the same is offered as similar.",
  allergies:
    "One row is one substance: the same SNOMED code. What has no such code stands alone; what may be the same is offered as similar.",
} as const;

// BesideButton leads from a page to its section side by side.
export function BesideButton({ section }: { section: SideSection }) {
  const { open } = useTools();
  return (
    <button type="button" className="button" onClick={() => open?.(`side:${section}`)}>
      <Columns3 size={16} aria-hidden /> {words[section].title}
    </button>
  );
}

export const MedicinesBeside = (props: PageProps) => <Beside {...props} section="medications" />;
export const AllergiesBeside = (props: PageProps) => <Beside {...props} section="allergies" />;

// Beside shows what all organisations say of one product in one row. It is as
// fresh as the section: it is read anew whenever that changes.
function Beside({ section, ...props }: PageProps & { section: SideSection }) {
  const { open } = useTools();
  const { title, back, to } = words[section];
  const state = props.sections[section];
  const { beside, problem, again } = useBeside(props.view.record, section, state?.view?.revision);
  // Escape that nothing else has used leads back to where the page was opened.
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if (e.key !== "Escape" || e.defaultPrevented || document.querySelector("[role=dialog], [role=menu]"))
        return;
      open?.(back);
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [open, back]);
  return (
    <div className="page beside-page">
      <PageHead {...props} title={title} keys={[section]} />
      <div className="beside-head">
        {beside && list(beside.rows).length > 0 && (
          <p role="status">
            <strong>{beside.count}</strong>
          </p>
        )}
        <p className="label">{rules[section]}</p>
        <button type="button" className="button full-back" onClick={() => open?.(back)}>
          <ArrowLeft size={16} aria-hidden /> {to}
        </button>
      </div>
      {problem && <Trouble title={`${title} could not be shown`} problem={problem} onRetry={again} />}
      {!beside && !problem && <p className="card part-note">Reading…</p>}
      {list(beside?.warnings).map((w) => (
        <p className="card-warning part-warning" key={w}>
          <TriangleAlert size={15} aria-hidden /> <Text>{w}</Text>
        </p>
      ))}
      {beside && list(beside.rows).length === 0 && (
        <div className="card part-note">
          {list(beside.empty).map((w) => (
            <p key={w}>
              <Text>{w}</Text>
            </p>
          ))}
        </div>
      )}
      {beside && list(beside.rows).length > 0 && <SideTable beside={beside} actions={props.actions} />}
    </div>
  );
}

// useBeside reads the section side by side. After a fault nothing older stands in
// its place.
function useBeside(record: string, section: SideSection, revision: number | undefined) {
  const backend = useBackend();
  const [beside, setBeside] = useState<SideBySide | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the section, or a try, reads anew
  useEffect(() => {
    let here = true;
    backend.record.sideBySide(record, section).then(
      (v) => {
        if (!here || v.record !== record) return;
        setBeside(v);
        setProblem(null);
      },
      (e) => {
        if (!here) return;
        setBeside(null);
        setProblem(problemOf(e));
      },
    );
    return () => {
      here = false;
    };
  }, [backend, record, section, revision, turn]);
  return { beside, problem, again: () => setTurn((n) => n + 1) };
}
