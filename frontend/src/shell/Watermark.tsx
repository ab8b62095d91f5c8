import { Text } from "../ui/text";

// Watermark writes who looks, and since when, over the whole record, faintly: a
// picture of the screen tells where it comes from (L12). Whoever listens to the
// page knows it already.
export function Watermark({ who, since }: { who: string; since: string }) {
  return (
    <div className="watermark" aria-hidden>
      {Array.from({ length: 12 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all of them are the same
        <span key={i}>
          <Text>{who}</Text>
          <br />
          <Text>{since}</Text>
        </span>
      ))}
    </div>
  );
}
