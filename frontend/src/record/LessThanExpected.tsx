import { useTools } from "./tools/tools";

// LessThanExpected offers, in order, what to do when less is shown than was
// expected: reset filters, what organisations share, the helpdesk (M81).
export function LessThanExpected() {
  const { filtered, reset, open } = useTools();
  if (!open) return null;
  return (
    <p className="less">
      Less than you expected?{" "}
      {filtered && (
        <>
          <button type="button" className="link" onClick={reset}>
            Reset filters
          </button>
          {" · "}
        </>
      )}
      <button type="button" className="link" onClick={() => open("understanding")}>
        What organisations share
      </button>
      {" · "}
      <button type="button" className="link" onClick={() => open("support")}>
        Get support
      </button>
    </p>
  );
}
