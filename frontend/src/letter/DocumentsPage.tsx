import { FileText } from "lucide-react";
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { list } from "../backend";
import type { Entry } from "../backend/types";
import type { RowActions } from "../record/EntryRow";
import { PageHead } from "../record/PageParts";
import type { PageProps } from "../record/pages";
import { standing } from "../record/standing";
import { useTools } from "../record/tools/tools";
import { scroller } from "../record/useSteady";
import { Fault } from "../ui/parts";
import { DocumentFacts } from "./DocumentFacts";
import "./documents.css";
import { LetterPage } from "./LetterPage";
import { recorders } from "./recorders";
import { SensitiveLetters } from "./SensitiveLetters";
import { Tree } from "./Tree";
import { TreeTools } from "./TreeTools";
import { find, grow, orderOf, rowsOf, sorted, type TreeRow } from "./tree";
import type { Documents } from "./useDocuments";

// DocumentsPage is the clinical document viewer: the tree of all documents, and
// beside it the one that is open (M112–M122, M144–M153).
export function DocumentsPage(
  props: Pick<PageProps, "view" | "sections" | "onRetry" | "onTryNow"> & {
    docs: Documents;
    open: Entry | null;
    onOpen: (e: Entry) => void;
    onBack?: (() => void) | undefined;
    backTo?: string | undefined;
    actions: RowActions;
  },
) {
  const { view, docs, open } = props;
  const { wanted, all, read, mark, tell } = docs;
  const tools = useTools();
  const factsId = useId();
  const box = useRef<HTMLDivElement>(null);
  useRoom(box);

  const [typed, setTyped] = useState(wanted.search);
  const search = useDeferredValue(typed.trim()); // what is typed is painted before its rows
  const setSearch = docs.setSearch;
  useEffect(() => setSearch(typed.trim()), [typed, setSearch]);
  const now = useMemo(() => ({ ...wanted, search }), [wanted, search]);

  const inOrder = useMemo(() => sorted(all, now.sort), [all, now.sort]);
  const found = useMemo(() => find(inOrder, now, read, docs.texts), [inOrder, now, read, docs.texts]);
  const parts = useMemo(() => recorders(view, props.sections), [view, props.sections]);
  const grown = useMemo(() => grow(found, now, read, parts), [found, now, read, parts]);
  const lines = useMemo(() => rowsOf(grown, docs.folds), [grown, docs.folds]);
  const order = useMemo(() => orderOf(grown), [grown]);
  const unread = useMemo(
    () => found.entries.filter((e) => e.letter && !read.has(e.id)).map((e) => e.id),
    [found, read],
  );
  const [at, setAt] = useState<TreeRow>();
  // Beside an opened document stand its own facts, until another is pointed at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is open
  useEffect(() => setAt(undefined), [open?.id]);
  const live = at
    ? (lines.find((r) => r.key === at.key) ?? at)
    : lines.find((r) => open !== null && r.entry?.id === open.id);

  const onMark = (id: string, on: boolean) => mark([id], on);
  const beside = useMemo(
    () => ({
      order,
      all,
      onOpen: props.onOpen,
      onShown: (e: Entry, text: string) => tell(e.id, text),
    }),
    [order, all, props.onOpen, tell],
  );
  // What is opened is read (M152).
  const id = open?.section === "documents" && open.group !== "retracted" ? open.id : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each document opened
  useEffect(() => {
    if (id && !read.has(id)) mark([id], true);
  }, [id]);

  const state = props.sections.documents;
  const s = standing(view, props.sections, ["documents"]);
  const whole =
    s.missing.length + s.waiting.length + s.unread.length + s.failed.length + s.hidden.length === 0;
  const head = list(view.sections).find((s) => s.key === "documents");
  const sensitive = view.letters !== "";
  const withheld = sensitive && view.letters !== "in-force";
  return (
    <div className="docs" ref={box} style={{ "--tree": `${docs.width}px` } as React.CSSProperties}>
      <div className="docs-tree">
        {whole ? (
          <h1>Clinical documents</h1>
        ) : (
          <PageHead {...(props as unknown as PageProps)} title="Clinical documents" keys={["documents"]} />
        )}
        {sensitive && <SensitiveLetters view={view} />}
        {!withheld && !head?.hidden && (
          <Fault what="The list of documents">
            <TreeTools
              docs={docs}
              view={view}
              found={found}
              unread={unread}
              typed={typed}
              onType={setTyped}
            />
            {lines.length > 0 ? (
              <Tree
                rows={lines}
                selected={open?.id ?? ""}
                label="Clinical documents"
                describedBy={factsId}
                onOpen={props.onOpen}
                onPart={(p) => tools.open?.(`full:${p.section}@${p.ods}`)}
                onFold={docs.fold}
                onMark={onMark}
                onAt={setAt}
              />
            ) : (
              <p className="tree-none">
                {state?.problem
                  ? state.problem.say
                  : !state?.view || (head?.pending ?? 0) > 0
                    ? "No document has come yet."
                    : found.total > 0
                      ? `All ${found.total} documents are out of view.`
                      : list(state.view.empty).join(" ") ||
                        "No document was found. That does not mean that there is none."}
              </p>
            )}
            <DocumentFacts id={factsId} row={live} read={read} onMark={onMark} />
          </Fault>
        )}
      </div>
      <Divider docs={docs} />
      <div className="docs-view">
        {open ? (
          <LetterPage
            record={view.record}
            entry={open}
            onBack={props.onBack}
            backTo={props.backTo}
            beside={beside}
            actions={props.actions}
          />
        ) : (
          <div className="docs-empty">
            <FileText size={40} aria-hidden />
            <p>Choose a document. It is fetched from its organisation when you open it, and not before.</p>
            <p>
              Advice from 111 or out of hours stands under Miscellaneous reports. A call without a clinician’s
              advice leaves no document.
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

const least = 260;
const most = 720;

// Divider parts the tree from the document, by dragging or by the arrow keys (M147).
function Divider({ docs }: { docs: Documents }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const set = (px: number) => docs.setWidth(Math.round(Math.min(most, Math.max(least, px))));
  const keys = (e: KeyboardEvent) => {
    const to = {
      ArrowLeft: docs.width - 20,
      ArrowRight: docs.width + 20,
      Home: least,
      End: most,
    }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    set(to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is not a rule
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the tree"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={docs.width}
      tabIndex={0}
      className="docs-divider"
      onKeyDown={keys}
      onPointerDown={(e: PointerEvent) => {
        e.preventDefault();
        e.currentTarget.setPointerCapture?.(e.pointerId);
        from.current = { x: e.clientX, width: docs.width };
      }}
      onPointerMove={(e: PointerEvent) => {
        if (from.current) set(from.current.width + e.clientX - from.current.x);
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
    />
  );
}

// useRoom tells the page how high it may be, so that tree and document scroll by
// themselves below the banner and the line of completeness.
function useRoom(box: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const el = box.current;
    const main = el?.closest("main");
    if (!el || !main || typeof ResizeObserver === "undefined") return;
    const frame = scroller(main);
    const measure = () => {
      const above = el.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop;
      el.style.setProperty("--room", `${Math.max(360, Math.floor(frame.clientHeight - above))}px`);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(frame);
    for (const c of main.children) if (!c.contains(el)) watch.observe(c);
    return () => watch.disconnect();
  }, [box]);
}
