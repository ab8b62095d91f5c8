import { TriangleAlert } from "lucide-react";
import { Component, type ReactNode, useEffect, useRef } from "react";
import type { Problem } from "../backend/types";

// Trouble shows what went wrong and takes the focus, so that it is read out.
export function Trouble({
  title,
  problem,
  onRetry,
}: {
  title: string;
  problem: Problem;
  onRetry?: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is announced, also with the same words
  useEffect(() => box.current?.focus(), [problem]);
  return (
    <div className="trouble" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <TriangleAlert size={18} aria-hidden /> {title}
      </h2>
      <p>{problem.say}</p>
      {onRetry && problem.retry && (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

// Fault catches a fault of the viewer in one part of the screen, so that the
// rest stays usable and nothing broken looks empty (H39).
export class Fault extends Component<{ children: ReactNode; what: string }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="fault" role="alert">
        <TriangleAlert size={18} aria-hidden />
        <p>
          <strong>{this.props.what} could not be shown.</strong> This is a fault of the viewer: information
          may exist. Use another source, and tell your IT helpdesk.
        </p>
      </div>
    );
  }
}
