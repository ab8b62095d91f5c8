import "@fontsource-variable/source-sans-3/wght.css";
import "./ui/theme.css";
import "./ui/ui.css";
import "./ui/parts.css";
import "./ui/dialog.css";
import "./shell/shell.css";
import "./signin/signin.css";
import "./lock/lock.css";
import "./launch/launch.css";
import "./search/search.css";
import "./record/banner.css";
import "./record/card.css";
import "./record/row.css";
import "./record/tools/tools.css";
import "./help/help.css";
import "./record/record.css";
import "./record/pages.css";
import "./trends/trends.css";
import "./letter/letter.css";
import "./report/report.css";
import "./lists/lists.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BackendContext, chooseBackend } from "./backend";
import { App } from "./shell/App";
import { Fault } from "./ui/parts";

const root = document.getElementById("app");
if (root) {
  const backend = await chooseBackend();
  createRoot(root).render(
    <StrictMode>
      <Fault what="The viewer">
        {backend ? (
          <BackendContext value={backend}>
            <App />
          </BackendContext>
        ) : (
          <p className="fault">This page works only inside the viewer. Start the viewer to use it.</p>
        )}
      </Fault>
    </StrictMode>,
  );
}
