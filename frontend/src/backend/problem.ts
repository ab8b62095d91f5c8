import type { Problem } from "./types";

const unknown: Problem = {
  code: "internal",
  say: "Something went wrong in the viewer. Try again; if it goes on, tell your IT helpdesk.",
  retry: true,
};

// problemOf reads what a call was rejected with. Anything that is not one of
// our own problems is a fault of ours, and nothing of its text is shown.
export function problemOf(thrown: unknown): Problem {
  // Wails makes an Error of whatever a call was rejected with.
  let value: unknown = thrown instanceof Error ? thrown.message : thrown;
  if (typeof value === "string") {
    try {
      value = JSON.parse(value);
    } catch {
      return unknown;
    }
  }
  if (typeof value === "object" && value !== null && "code" in value && "say" in value) {
    const { code, say } = value;
    if (typeof code === "string" && typeof say === "string" && say !== "")
      return { code, say, retry: "retry" in value && value.retry === true };
  }
  return unknown;
}
