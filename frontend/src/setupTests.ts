import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// The other half of the checks may be using the machine at the same time.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  document.body.innerHTML = "";
});

// jsdom has no canvas and says so at every use; what is drawn is seen in the real window.
HTMLCanvasElement.prototype.getContext = () => null;
