// The shapes of access reports, field for field as Go's JSON has them.

// ReportForm asks for an access report; empty dates are the last 90 days.
export interface ReportForm {
  by: "person" | "staff" | "me";
  person: string;
  staff: string;
  from: string;
  to: string;
}

// ReportRow is one access, or one thing done besides.
export interface ReportRow {
  key: string;
  at: string;
  lasted: string;
  what: string;
  name: string;
  user: string;
  role: string;
  organisation: string;
  ods: string;
  person: string;
  reason: string;
  note: string;
  shown: string[] | null;
  // failed is why nothing was shown.
  failed: string;
  emergency: boolean;
  flags: string[] | null;
  how: string;
  device: string;
  unsent: boolean;
  // detailed: what each organisation answered was recorded.
  detailed: boolean;
}

// ReportDetail is what one access showed, as the audit has it.
export interface ReportDetail {
  key: string;
  at: string;
  rights: string;
  answers: ReportAnswer[] | null;
  steps: { at: string; what: string }[] | null;
}

// ReportAnswer is what one organisation answered for one section; versions is a
// keyed hash of what was fetched.
export interface ReportAnswer {
  organisation: string;
  section: string;
  state: string;
  shown: number;
  at: string;
  asOf: string;
  versions: string;
}

export interface ReportView {
  report: string;
  title: string;
  criteria: string[] | null;
  notes: string[] | null;
  rows: ReportRow[] | null;
  from: number;
  total: number;
}
