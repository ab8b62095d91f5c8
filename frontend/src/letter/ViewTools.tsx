import {
  ChevronDown,
  ChevronUp,
  Maximize,
  MoveHorizontal,
  RotateCw,
  Search,
  X,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { number } from "../words";
import type { Look } from "./look";

export interface FindState {
  sought: string;
  set: (text: string) => void;
  at: number; // from 0
  of: number;
  go: (by: 1 | -1) => void;
  // more says that pages are still being read.
  more: string;
}

// ViewTools stand above a document: page, size, turn and find.
export function ViewTools(props: {
  look: Look;
  shown: string; // the size in words
  onZoom: (by: 1 | -1) => void;
  onFit: (fit: "width" | "page") => void;
  onTurn: () => void;
  // paged documents have pages to go through and to turn.
  page: number;
  pages: number;
  onPage: (to: number) => void;
  find: FindState;
  field: RefObject<HTMLInputElement | null>;
}) {
  const { look, page, pages, find } = props;
  const paged = pages > 0;
  return (
    <div className="view-tools" role="toolbar" aria-label="How the document is shown">
      {paged && (
        <span className="view-group">
          <Tool label="Previous page" off={page <= 1} onClick={() => props.onPage(page - 1)}>
            <ChevronUp size={17} aria-hidden />
          </Tool>
          <span role="status" className="view-page">
            Page {page} of {number(pages)}
          </span>
          <Tool label="Next page" off={page >= pages} onClick={() => props.onPage(page + 1)}>
            <ChevronDown size={17} aria-hidden />
          </Tool>
        </span>
      )}
      <span className="view-group">
        <Tool label="Smaller" onClick={() => props.onZoom(-1)}>
          <ZoomOut size={17} aria-hidden />
        </Tool>
        <span className="view-size">{props.shown}</span>
        <Tool label="Larger" onClick={() => props.onZoom(1)}>
          <ZoomIn size={17} aria-hidden />
        </Tool>
        <Tool label="Fit width" pressed={look.fit === "width"} onClick={() => props.onFit("width")}>
          <MoveHorizontal size={17} aria-hidden />
        </Tool>
        {paged && (
          <>
            <Tool label="Fit page" pressed={look.fit === "page"} onClick={() => props.onFit("page")}>
              <Maximize size={17} aria-hidden />
            </Tool>
            <Tool label="Turn" onClick={props.onTurn}>
              <RotateCw size={17} aria-hidden />
            </Tool>
          </>
        )}
      </span>
      <span className="view-group view-find">
        <Search size={16} aria-hidden />
        <input
          ref={props.field}
          type="text"
          aria-label="Find in this document"
          placeholder="Find in this document"
          autoComplete="off"
          spellCheck={false}
          value={find.sought}
          onChange={(e) => find.set(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === "Enter") find.go(e.shiftKey ? -1 : 1);
            if (e.key === "Escape" && find.sought) {
              e.stopPropagation();
              find.set("");
            }
          }}
        />
        {find.sought && (
          <>
            <span role="status" className="view-found">
              {find.of > 0 ? `${find.at + 1} of ${number(find.of)}` : "Not found"}
              {find.more && ` ${find.more}`}
            </span>
            <Tool label="Previous place" off={find.of === 0} onClick={() => find.go(-1)}>
              <ChevronUp size={17} aria-hidden />
            </Tool>
            <Tool label="Next place" off={find.of === 0} onClick={() => find.go(1)}>
              <ChevronDown size={17} aria-hidden />
            </Tool>
            <Tool label="End the search" onClick={() => find.set("")}>
              <X size={17} aria-hidden />
            </Tool>
          </>
        )}
      </span>
    </div>
  );
}

function Tool(props: {
  label: string;
  off?: boolean;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.label}
      title={props.label}
      disabled={props.off}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
