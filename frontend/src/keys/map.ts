// Which keys are in force: the table's, but for those of the region and of the user.
import { useSyncExternalStore } from "react";
import { ariaOf, shown } from "./press";
import { type ActionId, actions } from "./table";

export type KeyMap = Readonly<Record<string, string>>;

let changed: KeyMap = {};
const watchers = new Set<() => void>();

// setKeyMap puts other keys in force; none for the table's.
export function setKeyMap(map: KeyMap): void {
  changed = map;
  for (const tell of watchers) tell();
}

// keysOf gives the keys of an action, in force or in another map; none where it is off.
export function keysOf(id: ActionId, map: KeyMap = changed): readonly string[] {
  const key = map[id];
  if (key === undefined) return actions[id].keys;
  return key === "" ? [] : [key];
}

const watch = (tell: () => void) => {
  watchers.add(tell);
  return () => void watchers.delete(tell);
};

// useKeyMap gives the map in force, and draws anew when it changes.
export const useKeyMap = (): KeyMap => useSyncExternalStore(watch, () => changed);

// useShortcuts gives the keys in force of some actions as aria-keyshortcuts has them;
// undefined where all are off.
export function useShortcuts(...ids: ActionId[]): string | undefined {
  const map = useKeyMap();
  return (
    ids
      .flatMap((id) => keysOf(id, map))
      .map(ariaOf)
      .join(" ") || undefined
  );
}

// useKeyTip words the keys in force of an action for a button's tip; undefined where
// they are off.
export function useKeyTip(id: ActionId): string | undefined {
  const keys = keysOf(id, useKeyMap());
  return keys.length > 0 ? `Key: ${keys.map(shown).join(", ")}` : undefined;
}
