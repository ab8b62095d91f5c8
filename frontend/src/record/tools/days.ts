// Days as people type and read them. The formatter and the reader of dates of
// the record are Go's; here are only the days of the date filter.

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// Span is the first and the last day, as 2026-11-21, that a date may mean: a
// year means all of its days.
export interface Span {
  first: string;
  last: string;
}

const two = (n: number) => n.toString().padStart(2, "0");
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function day(year: number, month: number, date: number): string {
  if (year < 1870 || year > 2200 || month < 1 || month > 12 || date < 1 || date > lastOf(year, month))
    return "";
  return `${year}-${two(month)}-${two(date)}`;
}

const monthNamed = (text: string): number =>
  months.findIndex((m) => m.toLowerCase() === text.slice(0, 3).toLowerCase()) + 1;

// typedDay reads a day as people type it: 14/3/1948, 14.3.48, 14-Mar-1948 or
// 1948-03-14, the day first as in Britain. A year of two digits is one of up to
// five years from now, else of the century before. It gives 1948-03-14, or ""
// for what is no day.
export function typedDay(typed: string, today: string): string {
  const g = /^(\d{1,4})[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/. ]+(\d{1,4})$/.exec(typed.trim());
  if (!g) return "";
  let [, date = "", month = "", year = ""] = g;
  if (date.length === 4) [date, year] = [year, date];
  if (date.length > 2 || (year.length !== 4 && year.length !== 2)) return "";
  let y = Number(year);
  if (year.length === 2) {
    const now = Number(today.slice(0, 4));
    y += Math.floor(now / 100) * 100;
    if (y > now + 5) y -= 100;
  }
  return day(y, /^\d/.test(month) ? Number(month) : monthNamed(month), Number(date));
}

// spanOf reads a date as Go wrote it for people ("14-Mar-2021", "Jun-2009",
// "2014"), which is in the zone that the rows show. null when there is none.
export function spanOf(text: string): Span | null {
  const g = /^(?:(?:(\d{2})-)?([A-Z][a-z]{2})-)?(\d{4})$/.exec(text);
  if (!g) return null;
  const year = Number(g[3]);
  const month = g[2] ? monthNamed(g[2]) : 0;
  if (g[2] && month === 0) return null;
  if (g[1]) {
    const one = day(year, month, Number(g[1]));
    return one ? { first: one, last: one } : null;
  }
  const last = month || 12;
  return { first: `${year}-${two(month || 1)}-01`, last: `${year}-${two(last)}-${lastOf(year, last)}` };
}

// shownDay writes 1948-03-14 as 14-Mar-1948.
export const shownDay = (iso: string): string =>
  iso && `${iso.slice(8, 10)}-${months[Number(iso.slice(5, 7)) - 1]}-${iso.slice(0, 4)}`;

// monthsBefore gives the day so many months before a day, or the month's last where it
// has no such day.
export function monthsBefore(iso: string, back: number): string {
  const at = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 - back;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  return day(year, month, Math.min(Number(iso.slice(8, 10)), lastOf(year, month)));
}
