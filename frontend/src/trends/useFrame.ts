import { type RefObject, useLayoutEffect, useState } from "react";
import type { Frame } from "./Plot";

// useFrame measures the room for a drawing, and follows it.
export function useFrame(box: RefObject<HTMLElement | null>): Frame {
  const [frame, setFrame] = useState<Frame>({ width: 640, rem: 15 });
  useLayoutEffect(() => {
    const el = box.current;
    if (!el || typeof ResizeObserver === "undefined") return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 15;
      const width = el.clientWidth || 640;
      setFrame((was) => (was.width === width && was.rem === rem ? was : { width, rem }));
    };
    const seen = new ResizeObserver(measure);
    seen.observe(el);
    measure();
    return () => seen.disconnect();
  }, [box]);
  return frame;
}
