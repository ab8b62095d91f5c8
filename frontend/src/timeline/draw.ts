// Drawing of a lane and of the scale. Every kind has a shape of its own, so that
// nothing is told by colour alone; colours are those of theme.css.
import type { Setting, TimelineItem } from "../backend/types";
import { visible } from "../ui/text";
import { number } from "../words";
import { type Layout, looks, mark, type Rows, widthOf } from "./layout";
import { type Tick, ticks, type View } from "./scale";

export interface Colours {
  ink: string;
  quiet: string;
  line: string;
  paper: string;
  tint: string;
  action: string;
  onAction: string;
  of: (lane: Setting) => { fill: string; edge: string };
  font: string;
}

// coloursNow reads the theme in force.
export function coloursNow(): Colours {
  const css = getComputedStyle(document.documentElement);
  const get = (name: string) => css.getPropertyValue(name).trim();
  return {
    ink: get("--ink"),
    quiet: get("--quiet"),
    line: get("--line"),
    paper: get("--paper"),
    tint: get("--tint"),
    action: get("--action"),
    onAction: get("--on-action"),
    of: (lane) => ({ fill: get(`--${lane}`) || get("--pill"), edge: get(`--on-${lane}`) || get("--ink") }),
    font: getComputedStyle(document.body).fontFamily,
  };
}

// Sheet is what a drawing stands on: a canvas, the time in view, and its sizes.
export interface Sheet {
  g: CanvasRenderingContext2D;
  view: View;
  now: number;
  width: number;
  height: number;
  big: number; // how much larger than usual text is
  colours: Colours;
  marks: readonly Tick[]; // of the scale
}

// marksOf gives the marks of a scale so wide.
export const marksOf = (view: View, width: number, big: number): Tick[] =>
  ticks(view, (view.span / width) * 92 * big);

export const rowHeight = 20;
export const scaleHeight = 26;

// sheetOf prepares a canvas for a drawing; null where nothing can be drawn.
export function sheetOf(
  canvas: HTMLCanvasElement,
  height: number,
  of: Omit<Sheet, "g" | "height">,
): Sheet | null {
  const g = canvas.getContext("2d");
  if (!g) return null;
  const dots = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(of.width * dots), Math.round(height * dots)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  g.setTransform(dots, 0, 0, dots, 0, 0);
  g.clearRect(0, 0, of.width, height);
  return { ...of, g, height };
}

const xOf = (s: Sheet, t: number) => ((t - s.view.from) / s.view.span) * s.width;

// drawGround draws the lines of the scale, the time to come, and the present.
function drawGround(s: Sheet): void {
  const { g, colours } = s;
  const now = xOf(s, s.now);
  if (now < s.width) {
    g.fillStyle = colours.tint;
    g.fillRect(Math.max(0, now), 0, s.width, s.height);
  }
  g.strokeStyle = colours.line;
  g.lineWidth = 1;
  g.beginPath();
  for (const t of s.marks) {
    const x = Math.round(xOf(s, t.at)) + 0.5;
    g.moveTo(x, 0);
    g.lineTo(x, s.height);
  }
  g.stroke();
  g.strokeStyle = colours.ink;
  g.lineWidth = 2;
  g.beginPath();
  g.moveTo(now, 0);
  g.lineTo(now, s.height);
  g.stroke();
}

// drawScale draws the dates above the lanes, and where the present is.
export function drawScale(s: Sheet): void {
  const { g, colours, big } = s;
  drawGround(s);
  g.font = `${12.5 * big}px ${colours.font}`;
  g.textBaseline = "middle";
  g.textAlign = "start";
  g.fillStyle = colours.quiet;
  const now = xOf(s, s.now);
  const room = 40 * big;
  for (const t of s.marks) {
    const x = xOf(s, t.at) + 4;
    const end = x + g.measureText(t.text).width;
    if (end <= s.width && (end < now - room / 2 - 4 || x > now + room / 2 + 4))
      g.fillText(t.text, x, s.height / 2);
  }
  if (now < 0 || now > s.width) return;
  const left = Math.min(Math.max(0, now - room / 2), s.width - room);
  g.fillStyle = colours.ink;
  g.fillRect(left, 2, room, s.height - 4);
  g.fillStyle = colours.paper;
  g.textAlign = "center";
  g.font = `600 ${12.5 * big}px ${colours.font}`;
  g.fillText("Now", left + room / 2, s.height / 2 + 1);
}

// drawLane draws what of a lane is in view, and gives those shapes with where they
// stand, for the pointer.
export function drawLane(
  s: Sheet,
  lane: { setting: Setting; items: readonly TimelineItem[]; rows: Rows },
  layout: Layout,
): Placed[] {
  drawGround(s);
  const { g, big } = s;
  const shift = (s.view.from * s.width) / s.view.span;
  const paint = s.colours.of(lane.setting);
  const out: Placed[] = [];
  const groups: Placed[] = [];
  const signs = new Map<TimelineItem["kind"], Placed[]>();
  g.textBaseline = "middle";
  g.lineWidth = 1.5;
  const room = 60 * big; // of the widest mark
  for (let i = 0; i < layout.count; i++) {
    if ((layout.x1[i] ?? 0) < shift - room) continue;
    if ((layout.x0[i] ?? 0) > shift + s.width + room) break; // shapes stand in the order of time
    const at = placeOf(layout, i, shift, big);
    const item = lane.items[at.first];
    if (!item) continue;
    out.push(at);
    if (item.current) drawCurrent(s, at, item);
    else if (at.look !== looks.mark) drawLong(s, at, item, paint);
    else if (at.n > 1) groups.push(at);
    else {
      const alike = signs.get(item.kind);
      if (alike) alike.push(at);
      else signs.set(item.kind, [at]);
    }
  }
  drawGroups(s, groups, paint);
  for (const [kind, list] of signs) {
    const points = list.map((at) => [at.x + at.w / 2, at.y + at.h / 2] as const);
    drawSigns(g, kind, points, big, paint, s.colours.paper);
  }
  return out;
}

// Placed is a shape of a layout and where it stands on the canvas.
export interface Placed {
  shape: number;
  look: number;
  first: number;
  n: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

// placeOf says where a shape stands when the line is moved by so much.
export function placeOf(l: Layout, shape: number, shift: number, big: number): Placed {
  const [look, first, n] = [l.look[shape] ?? 0, l.first[shape] ?? 0, l.n[shape] ?? 0];
  const high = rowHeight * big;
  const x = (l.x0[shape] ?? 0) - shift;
  const own = { shape, look, first, n, y: (l.row[shape] ?? 0) * high + 1, h: high - 2 };
  if (look === looks.mark) return { ...own, x: x - (mark / 2) * big, w: widthOf(n) * big };
  return { ...own, x, w: (l.x1[shape] ?? 0) - (l.x0[shape] ?? 0) };
}

interface Paint {
  fill: string;
  edge: string;
}

// clipped keeps a long shape near the canvas: some last for centuries.
function clipped(s: Sheet, at: Placed): [number, number] {
  const x0 = Math.max(at.x, -20);
  return [x0, Math.min(at.x + at.w, s.width + 20) - x0];
}

// say writes a text where all of it has room, and nothing else: text is never cut.
function say(s: Sheet, text: string, x: number, w: number, y: number, bold = false): boolean {
  const { g } = s;
  g.font = `${bold ? 700 : 400} ${12.5 * s.big}px ${s.colours.font}`;
  g.textAlign = "start";
  const from = Math.max(x, 0) + 5;
  if (from + g.measureText(text).width + 4 > Math.min(x + w, s.width)) return false;
  g.fillText(text, from, y);
  return true;
}

function drawLong(s: Sheet, at: Placed, item: TimelineItem, paint: Paint): void {
  const { g } = s;
  const [x, w] = clipped(s, at);
  const [y, h] = [at.y + 1.5, at.h - 3];
  const { n, look } = at;
  g.fillStyle = look === looks.span ? s.colours.paper : paint.fill;
  g.strokeStyle = paint.edge;
  g.setLineDash(look === looks.span ? [4, 3] : []);
  g.fillRect(x, y, w, h);
  g.strokeRect(x, y, w, h);
  g.setLineDash([]);
  if (look === looks.bar && item.open) {
    // It is not over: its end is an arrow.
    g.fillStyle = paint.edge;
    g.beginPath();
    g.moveTo(x + w - 7, y);
    g.lineTo(x + w + 3, y + h / 2);
    g.lineTo(x + w - 7, y + h);
    g.fill();
  }
  if (look === looks.many) {
    g.beginPath();
    for (let i = x; i < x + w; i += 8) {
      g.moveTo(i, y + h);
      g.lineTo(Math.min(i + 6, x + w), y);
    }
    g.globalAlpha = 0.35;
    g.stroke();
    g.globalAlpha = 1;
  }
  g.fillStyle = paint.edge;
  const y0 = at.y + at.h / 2 + 0.5;
  const words =
    look === looks.many
      ? [`${number(n)} that overlap`, number(n)]
      : n > 1
        ? [`${number(n)} dated ${item.when.replace(/^\D* /, "")}`, number(n)]
        : [visible(item.words)];
  words.some((text) => say(s, text, at.x, at.w, y0, n > 1));
}

// drawCurrent is made not to be overlooked: that somebody is in hospital now comes
// before all that a line of time tells.
function drawCurrent(s: Sheet, at: Placed, item: TimelineItem): void {
  const { g, colours } = s;
  const [x, w] = clipped(s, at);
  g.fillStyle = colours.action;
  g.fillRect(x, at.y, w, at.h);
  g.beginPath();
  g.moveTo(x + w, at.y);
  g.lineTo(x + w + 9 * s.big, at.y + at.h / 2);
  g.lineTo(x + w, at.y + at.h);
  g.fill();
  const text = visible(item.status.text || "Currently in hospital");
  g.fillStyle = colours.onAction;
  const y = at.y + at.h / 2 + 0.5;
  if (say(s, text, at.x, at.w, y, true)) return;
  const width = g.measureText(text).width;
  const before = x - width - 8;
  const left = before > 0 ? before : x + w + 14 * s.big;
  g.fillStyle = colours.paper;
  g.fillRect(left - 3, at.y, width + 6, at.h);
  g.fillStyle = colours.action;
  g.fillText(text, left, y);
}

// drawGroups draws all groups of a lane at one stroke: there may be hundreds.
function drawGroups(s: Sheet, groups: readonly Placed[], paint: Paint): void {
  if (groups.length === 0) return;
  const { g, big } = s;
  const half = 7.5 * big;
  g.strokeStyle = paint.edge;
  g.fillStyle = paint.fill;
  g.beginPath();
  for (const at of groups) {
    const y = at.y + at.h / 2;
    g.moveTo(at.x + half, y - half);
    g.arc(at.x + at.w - half, y, half, -Math.PI / 2, Math.PI / 2);
    g.arc(at.x + half, y, half, Math.PI / 2, -Math.PI / 2);
  }
  g.fill();
  g.stroke();
  g.fillStyle = paint.edge;
  g.font = `600 ${11.5 * big}px ${s.colours.font}`;
  g.textAlign = "center";
  for (const at of groups) g.fillText(number(at.n), at.x + at.w / 2, at.y + at.h / 2 + 0.5);
}

// drawSigns draws the signs of single items of one kind: blocks, discs, rings, sheets
// or diamonds.
export function drawSigns(
  g: CanvasRenderingContext2D,
  kind: TimelineItem["kind"],
  points: readonly (readonly [number, number])[],
  big: number,
  paint: Paint,
  paper: string,
): void {
  g.strokeStyle = paint.edge;
  g.fillStyle = kind === "appointment" || kind === "letter" ? paper : paint.edge;
  g.beginPath();
  for (const [x, y] of points) {
    if (kind === "stay") g.rect(x - 3.5 * big, y - 6 * big, 7 * big, 12 * big);
    else if (kind === "letter") g.rect(x - 4.5 * big, y - 6 * big, 9 * big, 12 * big);
    else if (kind === "entry") {
      g.moveTo(x, y - 5.5 * big);
      g.lineTo(x + 5.5 * big, y);
      g.lineTo(x, y + 5.5 * big);
      g.lineTo(x - 5.5 * big, y);
      g.closePath();
    } else {
      g.moveTo(x + 5 * big, y);
      g.arc(x, y, 5 * big, 0, 2 * Math.PI);
    }
  }
  g.fill();
  g.stroke();
  if (kind !== "letter") return;
  g.beginPath();
  for (const [x, y] of points)
    for (const line of [-2.5, 0.5]) {
      g.moveTo(x - 2.5 * big, y + line * big);
      g.lineTo(x + 2.5 * big, y + line * big);
    }
  g.stroke();
}
