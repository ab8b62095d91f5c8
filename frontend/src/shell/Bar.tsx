import {
  AArrowDown,
  AArrowUp,
  ArrowLeftRight,
  ClipboardList,
  Clock,
  Contrast,
  Eye,
  EyeOff,
  ListChecks,
  Lock,
  LogOut,
  MessageCircleQuestionMark,
  Moon,
  Search,
  Sun,
} from "lucide-react";
import { list } from "../backend/lists";
import type { Region, SessionView } from "../backend/types";
import { useShortcuts } from "../keys/map";
import { Text } from "../ui/text";
import { product } from "../words";
import type { Theme } from "./theme";

// largest is the last step of the text size.
export const largest = 5;

// Place is what of the viewer is up when no record is.
export type Place = "search" | "recents" | "worklists" | "reports" | "mine";

export const themes = [
  { key: "light", name: "Light colours", Icon: Sun },
  { key: "dark", name: "Dark colours", Icon: Moon },
  { key: "contrast", name: "High contrast", Icon: Contrast },
] as const;

// Bands stand above everything, always, where a region is not for real work.
function Bands({ region, auditNotice }: { region: Region; auditNotice: string }) {
  return (
    <>
      {region.training && <div className="training-mark" aria-hidden />}
      {region.training && (
        <p className="band band-training">
          <span>
            <strong>TRAINING</strong> Invented people. Not for the care of anyone.
          </span>
        </p>
      )}
      {region.unmanaged && (
        <p className="band band-unmanaged">
          <span>
            <strong>UNMANAGED</strong> The settings of this viewer were not put here by your organisation’s
            administrators.
          </span>
        </p>
      )}
      {auditNotice && (
        <p className="band band-audit" role="alert">
          <span>
            <strong>AUDIT</strong> {auditNotice}
          </span>
        </p>
      )}
    </>
  );
}

// BarProps are what the bar shows and does; the commands do the same.
export interface BarProps {
  session: SessionView;
  at: Place | null;
  // search tells whether this user may look for people here.
  search: boolean;
  // lists tells whether this user has recent records and worklists here.
  lists: boolean;
  textSize: number;
  onTextSize: (size: number) => void;
  onGo: (to: Place) => void;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  // plain tells whether terms are explained in plain words.
  plain: boolean;
  onPlain: (on: boolean) => void;
  onChangeRole: () => void;
  onLock: () => void;
  onHide: () => void;
  onSignOut: () => void;
}

export function Bar(props: BarProps) {
  const who = props.session.professional;
  const hideKeys = useShortcuts("hide");
  const lockKeys = useShortcuts("lock");
  const go = (to: Place, label: string, Icon: typeof Search) => (
    <button type="button" aria-current={props.at === to ? "page" : undefined} onClick={() => props.onGo(to)}>
      <Icon size={16} aria-hidden /> {label}
    </button>
  );
  return (
    <header>
      <Bands region={props.session.region} auditNotice={props.session.auditNotice} />
      <div className="bar">
        <span className="bar-name">{product}</span>
        <span className="bar-tag">
          <Lock size={13} aria-hidden /> Read only
        </span>
        {who && (
          <nav className="bar-nav" aria-label="Main">
            {props.search && go("search", "Person search", Search)}
            {props.lists && go("recents", "Recently accessed", Clock)}
            {props.lists && go("worklists", "Worklists", ListChecks)}
            {list(who.rights).includes("audit-reports") && go("reports", "Access reports", ClipboardList)}
            {go("mine", "My access", Eye)}
          </nav>
        )}
        <div className="bar-end">
          {/* biome-ignore lint/a11y/useSemanticElements: as for the text size */}
          <div className="bar-text" role="group" aria-label="Colours">
            {themes.map(({ key, name, Icon }) => (
              <button
                key={key}
                type="button"
                aria-label={name}
                title={name}
                aria-pressed={props.theme === key}
                onClick={() => props.onTheme(key)}
              >
                <Icon size={18} aria-hidden />
              </button>
            ))}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would carry its own look for two buttons */}
          <div className="bar-text" role="group" aria-label="Text size">
            <button
              type="button"
              aria-label="Smaller text"
              title="Smaller text"
              disabled={props.textSize === 0}
              onClick={() => props.onTextSize(props.textSize - 1)}
            >
              <AArrowDown size={18} aria-hidden />
            </button>
            <button
              type="button"
              aria-label="Larger text"
              title="Larger text"
              disabled={props.textSize === largest}
              onClick={() => props.onTextSize(props.textSize + 1)}
            >
              <AArrowUp size={18} aria-hidden />
            </button>
          </div>
          {who && (
            <>
              <button
                type="button"
                className="bar-plain"
                aria-label="Plain words"
                aria-pressed={props.plain}
                title="Explain terms in plain words, beside what was sent"
                onClick={() => props.onPlain(!props.plain)}
              >
                <MessageCircleQuestionMark size={18} aria-hidden /> <span>Plain words</span>
              </button>
              <p className="bar-who">
                <strong>
                  <Text>{who.name}</Text>
                </strong>
                <span>
                  <Text>{[who.roleName, who.organisation.name].filter(Boolean).join(", ")}</Text>
                </span>
              </p>
              {list(props.session.roles).length > 1 && (
                <button type="button" className="bar-out" onClick={props.onChangeRole}>
                  <ArrowLeftRight size={16} aria-hidden /> Change role
                </button>
              )}
              <button
                type="button"
                className="bar-out"
                title="Hide screen"
                aria-keyshortcuts={hideKeys}
                onClick={props.onHide}
              >
                <EyeOff size={16} aria-hidden /> <span>Hide screen</span>
              </button>
              <button
                type="button"
                className="bar-out"
                title="Lock"
                aria-keyshortcuts={lockKeys}
                onClick={props.onLock}
              >
                <Lock size={16} aria-hidden /> <span>Lock</span>
              </button>
              <button type="button" className="bar-out" title="Sign out" onClick={props.onSignOut}>
                <LogOut size={16} aria-hidden /> <span>Sign out</span>
              </button>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
