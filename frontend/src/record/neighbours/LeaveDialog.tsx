import { type RecordView, useBackend } from "../../backend";
import { Identity } from "../../search/Identity";
import { AskDialog } from "../../ui/AskDialog";
import { List } from "../../ui/List";
import { Text } from "../../ui/text";

// LeaveDialog asks before a person is handed on: who, where, and what is passed
// on. To stay is the default (M46).
export function LeaveDialog(props: {
  view: RecordView;
  name: string;
  onClose: () => void;
  onOpened: () => void;
}) {
  const backend = useBackend();
  return (
    <AskDialog
      title="You are leaving the Shared Care Record"
      act="Open in browser"
      acting="Opening…"
      stay="Stay here"
      safe
      failed="Nothing was opened"
      onClose={props.onClose}
      onAct={() => backend.record.handOn(props.view.record, props.name)}
      onDone={props.onOpened}
    >
      <p>
        <strong>
          <Text>{props.name}</Text>
        </strong>{" "}
        opens in your browser for
      </p>
      <div className="reason-person">
        <Identity person={props.view.person} />
      </div>
      <List className="onward-told">
        <li>
          It is told the NHS number, date of birth and family name, who you are and in which role, and your
          reason. Nothing from this record.
        </li>
        <li>That you open it is recorded here, and there.</li>
        <li>Check there that it shows the same person. This record stays open.</li>
      </List>
    </AskDialog>
  );
}
