import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// The other half of the checks may be using the machine at the same time.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  document.body.innerHTML = "";
});
