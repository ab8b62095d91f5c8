import type { Status } from "../backend/types";
import { Text } from "../ui/text";

// Tag shows a status that is out of the ordinary; quiet ones stand in a row's
// details.
export function Tag({ status }: { status: Status }) {
  if (!status.text || !status.kind) return null;
  return (
    <span className={`tag tag-${status.kind === "severe" ? "severe" : "notable"}`}>
      <Text>{status.text}</Text>
    </span>
  );
}
