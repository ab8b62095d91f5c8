// What can be opened beside the record: field for field as the Go side sends it.

export interface NeighboursView {
  neighbours: NeighbourView[] | null;
  links: LinkView[] | null;
}

export interface NeighbourView {
  name: string;
  note: string;
  // why it cannot be opened for this person; "" when it can.
  why: string;
  // guide is the address of a page on what it shows, or "".
  guide: string;
}

// LinkView is a service that is opened without anybody being handed over.
export interface LinkView {
  name: string;
  note: string;
  address: string;
}
