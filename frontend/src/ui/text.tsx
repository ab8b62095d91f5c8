// Text from outside: isolated, so that its writing direction cannot move what
// stands beside it, and with characters that would hide or reorder text made
// visible.

const pictures = (code: number): string => {
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
};

// Controls but tab and line feed; direction overrides and isolates; invisible
// spaces and joins that no language needs. Joiners and direction marks, which
// Indic and Arabic text does need, stay.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\u200b\ufeff]/g;

// No script stacks so many marks on one letter; more would run over other lines.
const piled = /(\p{M}{8})(\p{M}+)/gu;

// Most text has nothing to look for.
const usual = /^[ -~]*$/;

export const visible = (text: string): string =>
  usual.test(text)
    ? text
    : text
        .replace(/\r\n/g, "\n")
        .replace(hidden, (c) => pictures(c.charCodeAt(0)))
        .replace(piled, (_, kept: string, more: string) => `${kept}[+${[...more].length} marks]`);

export function Text({ children, className }: { children: string; className?: string | undefined }) {
  return (
    <bdi dir="auto" className={className}>
      {visible(children)}
    </bdi>
  );
}
