// Who is signed in, for tests and for looking at the screens without Go.

import { sections } from "./fixtures";
import type { Reason, SessionView } from "./types";

export const signedIn: SessionView = {
  state: "signed-in",
  region: {
    name: "Marshland and Estuary Shared Care Record",
    short: "Marshland",
    training: true,
    unmanaged: false,
    watermark: false,
    support: { helpdesk: "helpdesk@estuary.example", dataProtection: "", clinicalSafety: "" },
  },
  professional: {
    name: "Dr Helen Whitlock",
    roleName: "Consultant",
    organisation: { ods: "RZ9", name: "Estuary Teaching Hospitals", setting: "acute" },
    rights: ["direct-access"],
    sections: sections.map((s) => s.key),
    brief: "emergency",
    denied: "",
  },
  problem: null,
  authURL: "",
  auditNotice: "",
  lock: null,
  lockIn: 0,
  lockFixed: false,
  reopen: false,
  launched: null,
  roles: [],
  name: "",
};

export const signedOut: SessionView = { ...signedIn, state: "signed-out", professional: null };

// twoRoles is somebody who has to choose; asRole is the same person after.
export const twoRoles: SessionView = {
  ...signedOut,
  state: "choosing-role",
  name: "Dr Priya Raman",
  roles: [
    {
      key: "0",
      name: "Consultant (psychiatry)",
      organisation: "Saltmarsh Mental Health Partnership NHS Trust",
      access: true,
      current: false,
    },
    {
      key: "1",
      name: "Sessional GP (out-of-hours)",
      organisation: "Northgate Integrated Urgent Care",
      access: true,
      current: false,
    },
  ],
};
export function asRole(key: string): SessionView {
  const chosen = twoRoles.roles?.find((r) => r.key === key);
  if (!chosen || !signedIn.professional)
    throw { code: "input", say: "That role is not one of yours.", retry: false };
  return {
    ...signedIn,
    professional: {
      ...signedIn.professional,
      name: twoRoles.name,
      roleName: chosen.name,
      organisation: { ...signedIn.professional.organisation, name: chosen.organisation },
    },
    roles: (twoRoles.roles ?? []).map((r) => ({ ...r, current: r.key === key })),
  };
}

export const signingIn: SessionView = {
  ...signedOut,
  state: "signing-in",
  authURL: "https://login.estuary.example/authorize?response_type=code&client_id=shcr&code_challenge=Zm9v",
};

// locked is the same person's viewer, locked with a record open.
export const locked: SessionView = {
  ...signedOut,
  state: "locked",
  lock: {
    name: "Dr Helen Whitlock",
    role: "Consultant",
    organisation: "Estuary Teaching Hospitals",
    why: "idle",
    minutes: 10,
    record: true,
    waiting: false,
  },
};

export const reasons: Reason[] = [
  { key: "treatment", code: "TREAT", say: "I am treating or assessing this person", needsNote: false },
  {
    key: "care-management",
    code: "CAREMGT",
    say: "I am arranging or coordinating this person’s care",
    needsNote: false,
  },
  { key: "emergency", code: "ETREAT", say: "Emergency: this person needs urgent help now", needsNote: false },
  { key: "request", code: "PATRQT", say: "This person asked me to look", needsNote: true },
  { key: "other", code: "TREAT", say: "Another direct care reason", needsNote: true },
];
