// The one table of what keys do. Go reads the same file and checks every change of it.
import table from "../../../backend/keys/table.json";

export type ActionId = keyof typeof table.actions;
export type Place = keyof typeof table.places;

// Action is as in backend/keys/keys.go.
export interface Action {
  places: readonly Place[];
  keys: readonly string[];
  does: string;
  fixed?: boolean;
  over?: boolean;
  single?: string;
}

export const actions = table.actions as unknown as Readonly<Record<ActionId, Action>>;
export const places = table.places as Readonly<Record<Place, { title: string; in: string }>>;

// ids are what there is to do, in the table's order.
export const ids = Object.keys(actions) as ActionId[];
export const placeIds = Object.keys(places) as Place[];
