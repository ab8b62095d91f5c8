import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Entry, Hit, LaunchedView, RecordView } from "../backend/types";
import type { Command } from "../find/commands";
import { FoundContext, type FoundItem } from "../find/found";
import { useArrival } from "../find/useArrival";
import { useFindBox } from "../find/useFindBox";
import { GuideButton } from "../help/GuideButton";
import { useWalk } from "../keys/useWalk";
import { DocumentsPage } from "../letter/DocumentsPage";
import { LetterPage } from "../letter/LetterPage";
import { useDocuments } from "../letter/useDocuments";
import { AddToWorklist } from "../lists/AddToWorklist";
import { personText } from "../search/Results";
import { Trouble } from "../ui/parts";
import { Abbreviations, useAbbreviations } from "./abbreviations";
import { Banner } from "./Banner";
import { CompletenessLine } from "./Completeness";
import { cards } from "./cards";
import { recordCommands } from "./commands";
import { Copying, useCopying } from "./copying";
import { EmergencyAccess } from "./EmergencyAccess";
import { Sensitive } from "./EntryDetails";
import type { RowActions } from "./EntryRow";
import { Arrival } from "./LongRows";
import { Partners } from "./Partners";
import { demographics, documents, type Page, pageOf, pages, summary } from "./pages";
import { AgeBar } from "./Reload";
import { SafetyPanel } from "./SafetyPanel";
import { SourceDialog } from "./SourceDialog";
import { Summary } from "./Summary";
import { ToolsContext, useNewTools } from "./tools/tools";
import { byKind, useNarrowed } from "./tools/useNarrowed";
import { useApart } from "./useApart";
import { useRecord } from "./useRecord";
import { scroller, useSteady } from "./useSteady";

// RecordPage is one open record: banner, completeness and clinical safety stay;
// below them stands a page of its menu, or a letter above that page.
export function RecordPage(props: {
  opened: RecordView;
  onLeave: () => void;
  onReloaded: (view: RecordView) => void;
  onSessionLost: () => void;
  launched?: LaunchedView | null; // which system the person came from
  start?: { key: string } | null; // page that a link asks for
  commands?: readonly Command[]; // of the bar
}) {
  const backend = useBackend();
  const { view, sections, lost, reread } = useRecord(props.opened);
  const docs = useDocuments(view, sections.documents);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [letter, setLetter] = useState<Entry | null>(null);
  const [source, setSource] = useState<Entry | null>(null);
  const main = useRef<HTMLElement>(null);
  useSteady(main);
  const behind = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<Page>(() => (props.start ? pageOf(props.start.key) : summary));
  const tops = useRef<Record<string, number>>({}); // how far each page was scrolled
  const from = useRef(""); // the row that the open letter was opened from

  // leave notes where the page is before something else stands in its place.
  const shown = useRef(page);
  shown.current = page;
  const leave = useCallback(() => {
    if (main.current) tops.current[shown.current.key] = scroller(main.current).scrollTop;
  }, []);
  const reading = useRef(letter);
  reading.current = letter;
  const [found, setFound] = useState<FoundItem | null>(null);
  const turns = useRef(0); // hits that were chosen
  useArrival(main, found);
  const go = useCallback(
    (to: Page) => {
      setFound(null);
      if (!reading.current && to === shown.current) {
        if (main.current) scroller(main.current).scrollTo({ top: 0 });
        return;
      }
      if (!reading.current) leave();
      setPage(to);
      setLetter(null);
    },
    [leave],
  );
  useWalk(main, letter === null && page !== documents);
  const start = props.start ?? null;
  const asked = useRef(start);
  useEffect(() => {
    if (start && start !== asked.current) go(pageOf(start.key)); // another link, for whom is open
    asked.current = start;
  }, [start, go]);
  const tools = useNewTools(useCallback((key: string) => go(pageOf(key)), [go]));
  useNarrowed(view.record, [
    { page: "summary", ...tools.range, by: [] },
    ...Object.entries(tools.kinds).map(([page, kind]) => ({ page, from: "", to: "", by: byKind(kind) })),
  ]);

  const { copy, notice } = useCopying(view.record);
  const { explain, dialog: explained } = useAbbreviations();
  const [untried, setUntried] = useState("");
  const tryNow = (ods: string) => {
    setUntried("");
    backend.record.retry(view.record, ods).catch((e) => setUntried(problemOf(e).say));
  };

  const { select } = docs;
  const actions = useMemo<RowActions>(
    () => ({
      onLetter: (entry) => {
        if (!reading.current) leave();
        from.current = entry.id;
        if (entry.section === "documents") select(entry);
        setLetter(entry);
      },
      onSource: setSource,
    }),
    [leave, select],
  );

  const openInTree = useCallback(
    (entry: Entry) => {
      select(entry); // the menu's page goes on from there
      if (reading.current) setLetter(entry);
    },
    [select],
  );
  const onBack = useCallback(() => setLetter(null), []);

  const arrived = useRef(page);
  const arrival = useCallback(
    () => (arrived.current === page ? null : (tops.current[page.key] ?? 0)),
    [page],
  );
  const away = letter !== null || page !== summary;
  useApart(behind, away);
  // What stands behind another page takes up a choice made there when it comes back.
  const before = useRef(tools);
  if (!away) before.current = tools;

  // A page is where it was left; back from a letter the focus is on its row.
  useLayoutEffect(() => {
    if (!main.current) return;
    scroller(main.current).scrollTop = letter ? 0 : (tops.current[page.key] ?? 0);
    arrived.current = page;
    if (letter) return;
    const was = from.current;
    from.current = "";
    if (!was) return;
    const rows = [...main.current.querySelectorAll<HTMLElement>("[data-entry]")];
    const row = rows.find((r) => r.dataset.entry === was && !r.closest("[hidden], .away"));
    row?.querySelector<HTMLElement>(".row-term")?.focus({ preventScroll: true });
  }, [letter, page]);

  const { onSessionLost } = props;
  useEffect(() => {
    if (lost?.code === "signed-out") onSessionLost();
  }, [lost, onSessionLost]);

  const collapse = useCallback(
    (key: string, fold: boolean) =>
      setCollapsed((was) => {
        const now = new Set(was);
        if (fold) now.add(key);
        else now.delete(key);
        return now;
      }),
    [],
  );
  const collapseAll = useCallback((fold: boolean) => {
    setCollapsed(new Set(fold ? cards.filter((c) => !c.pinned).map((c) => c.key) : []));
  }, []);

  // A hit opens the page of its section, or the demographics, with the row in view,
  // or the letter at it.
  const onHit = (hit: Hit) => {
    const to = hit.section === demographics.key ? demographics : pageOf(`full:${hit.section}`);
    const entry = list(sections[hit.section]?.view?.entries).find((e) => e.id === hit.entry);
    if (hit.seek && entry) actions.onLetter(entry);
    else go(to);
    turns.current += 1;
    setFound({ entry: hit.entry, seek: entry ? hit.seek : "", turn: turns.current });
  };
  const finding = useFindBox({
    view,
    onHit,
    commands: () => [
      ...recordCommands(view, {
        go,
        reload: () =>
          void backend.record.reload(view.record).then(props.onReloaded, (e) => setUntried(problemOf(e).say)),
        setDensity: tools.setDensity,
        collapseAll,
      }),
      ...(props.commands ?? []),
    ],
  });

  const answers = useMemo(() => Object.values(sections).flatMap((s) => list(s.view?.answers)), [sections]);

  if (lost)
    return (
      <main id="main" tabIndex={-1} className="search">
        <Trouble title="This record is closed" problem={lost} />
        <button type="button" className="button button-primary" onClick={props.onLeave}>
          Person search
        </button>
      </main>
    );

  // A document opens in the tree of all documents, wherever it is opened from; a
  // narrative of another section alone.
  const inTree = letter ? letter.section === "documents" : page === documents;
  const part = list(view.sections).find((s) => s.key === page.card?.key);
  const backTo = page === summary ? "summary" : (part?.title ?? page.title);
  return (
    <Sensitive value={view.person.sensitive}>
      <Copying value={copy}>
        <Abbreviations value={explain}>
          <ToolsContext value={tools}>
            <FoundContext value={found}>
              <Banner view={view} onFull={() => go(demographics)} />
              <div className="record">
                <aside className="side">
                  {finding.button}
                  <nav aria-label="Record">
                    {pages.map((p) => (
                      <button
                        key={p.key}
                        type="button"
                        className={p.apart ? "nav-apart" : undefined}
                        aria-current={p === page && !letter ? "page" : undefined}
                        onClick={() => go(p)}
                      >
                        <p.icon size={17} aria-hidden /> {p.title}
                      </button>
                    ))}
                    <GuideButton page={letter ? "letter" : page.key} className="nav-guide" />
                  </nav>
                  <SafetyPanel launched={props.launched ?? null} />
                  <AddToWorklist who={view.person.nhsNumber} name={personText(view.person)} />
                  <Partners partners={view.partners} onTryNow={tryNow} />
                  {untried && <p role="alert">{untried}</p>}
                </aside>
                <main id="main" tabIndex={-1} className="record-main" ref={main}>
                  {view.security && (
                    <Trouble
                      title="Withheld for safety"
                      problem={{ code: "integrity", say: view.security, retry: false }}
                    />
                  )}
                  <EmergencyAccess view={view} onReloaded={props.onReloaded} />
                  <AgeBar view={view} onReloaded={props.onReloaded} />
                  <CompletenessLine view={view} answers={answers} />
                  <div ref={behind} className={away ? "behind away" : "behind"} aria-hidden={away}>
                    <ToolsContext value={before.current}>
                      <Summary
                        view={view}
                        sections={sections}
                        collapsed={collapsed}
                        onCollapse={collapse}
                        onCollapseAll={collapseAll}
                        onRetry={reread}
                        onReloaded={props.onReloaded}
                        actions={actions}
                      />
                    </ToolsContext>
                  </div>
                  {page.Component && (
                    <div hidden={letter !== null}>
                      <Arrival value={arrival}>
                        <page.Component
                          key={`${page.key} ${found && !found.seek ? found.turn : ""}`}
                          card={page.card}
                          only={page.only}
                          view={view}
                          sections={sections}
                          actions={actions}
                          onRetry={reread}
                          onTryNow={tryNow}
                        />
                      </Arrival>
                    </div>
                  )}
                  {inTree && (
                    <DocumentsPage
                      view={view}
                      sections={sections}
                      docs={docs}
                      open={letter ?? docs.selected}
                      onOpen={openInTree}
                      onBack={letter ? onBack : undefined}
                      backTo={backTo}
                      actions={actions}
                      onRetry={reread}
                      onTryNow={tryNow}
                    />
                  )}
                  {letter && !inTree && (
                    <LetterPage
                      key={letter.id}
                      record={view.record}
                      entry={letter}
                      onBack={onBack}
                      backTo={backTo}
                      actions={actions}
                    />
                  )}
                </main>
              </div>
              {source && (
                <SourceDialog
                  entry={source}
                  read={() => backend.record.source(view.record, source.id)}
                  onClose={() => setSource(null)}
                />
              )}
              {notice}
              {explained}
              {finding.box}
            </FoundContext>
          </ToolsContext>
        </Abbreviations>
      </Copying>
    </Sensitive>
  );
}
