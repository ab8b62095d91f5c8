export namespace app {
	
	export interface WorklistView {
	    id: string;
	    name: string;
	    count: number;
	}
	export interface AddedView {
	    worklist: WorklistView;
	    added: number;
	    already: number;
	}
	export interface CheckedDifference {
	    kind: string;
	    say: string;
	    before: string;
	    now: string;
	}
	export interface ListRow {
	    id: string;
	    known: boolean;
	    traced: boolean;
	    name: care.Name;
	    nhsSpaced: string;
	    born: string;
	    age: string;
	    deceased: boolean;
	    opened: string;
	    added: string;
	    how: string;
	    from: string;
	}
	export interface CheckedView {
	    candidate?: care.Candidate;
	    before: ListRow;
	    differences: CheckedDifference[];
	}
	export interface GuideView {
	    title: string;
	    address: string;
	}
	export interface HelpView {
	    helpdesk: string;
	    telephone: string;
	    dataProtection: string;
	    clinicalSafety: string;
	    programme: string;
	    guides: GuideView[];
	    copy: string;
	    objection: string;
	    focus: string;
	    safety: string;
	}
	export interface KeysView {
	    region: Record<string, string>;
	    own: Record<string, string>;
	    yaml: string;
	    notice: string;
	}
	export interface LaunchView {
	    phase: string;
	    link: number;
	    host: string;
	    proven: boolean;
	    outcome: string;
	    say: string;
	    do: string;
	    person?: care.Person;
	    open?: care.Person;
	    record: string;
	    view: string;
	    dropped: boolean;
	}
	export interface LaunchedView {
	    host: string;
	    proven: boolean;
	    at: string;
	    until: string;
	}
	export interface LinkView {
	    name: string;
	    note: string;
	    address: string;
	}
	
	export interface ListsView {
	    on: boolean;
	    kept: boolean;
	    notice: string;
	    home: string;
	    theme: string;
	    textSize: string;
	    plain: string;
	    lastSignIn: string;
	    version: string;
	    news: boolean;
	    records: number;
	    days: number;
	}
	export interface LockView {
	    name: string;
	    role: string;
	    organisation: string;
	    why: string;
	    minutes: number;
	    record: boolean;
	    waiting: boolean;
	}
	export interface NeighbourView {
	    name: string;
	    note: string;
	    why: string;
	    guide: string;
	}
	export interface NeighboursView {
	    neighbours: NeighbourView[];
	    links: LinkView[];
	}
	export interface PastedRefusal {
	    line: number;
	    text: string;
	    say: string;
	}
	export interface PastedView {
	    worklist: WorklistView;
	    added: string[];
	    already: string[];
	    twice: string[];
	    refused: PastedRefusal[];
	}
	export interface Problem {
	    code: string;
	    say: string;
	    retry: boolean;
	}
	export interface Prompt {
	    reasons: care.Reason[];
	    consent: string;
	    concerns: string[];
	    given: string;
	    note: string;
	}
	export interface SupportView {
	    helpdesk: string;
	    dataProtection: string;
	    clinicalSafety: string;
	}
	export interface RegionView {
	    name: string;
	    short: string;
	    training: boolean;
	    unmanaged: boolean;
	    watermark: boolean;
	    support: SupportView;
	}
	export interface ReportForm {
	    by: string;
	    person: string;
	    staff: string;
	    from: string;
	    to: string;
	}
	export interface ReportView {
	    report: string;
	    title: string;
	    criteria: string[];
	    notes: string[];
	    rows: report.Row[];
	    from: number;
	    total: number;
	}
	export interface RoleView {
	    key: string;
	    name: string;
	    organisation: string;
	    access: boolean;
	    current: boolean;
	}
	export interface SearchAnswer {
	    candidates: care.Candidate[];
	    say: string;
	    tooMany: boolean;
	}
	export interface SearchForm {
	    nhsNumber: string;
	    family: string;
	    given: string;
	    born: string;
	    bornTo: string;
	    gender: string;
	    postcode: string;
	    match: string;
	    why: string;
	}
	export interface SessionView {
	    state: string;
	    region: RegionView;
	    professional?: care.Professional;
	    problem?: Problem;
	    authURL: string;
	    roles: RoleView[];
	    name: string;
	    auditNotice: string;
	    lock?: LockView;
	    lockIn: number;
	    lockFixed: boolean;
	    launched?: LaunchedView;
	    reopen: boolean;
	}
	export interface SharingDataset {
	    key: string;
	    title: string;
	}
	export interface SharingShare {
	    dataset: string;
	    since: string;
	    only: boolean;
	    planned: string;
	    note: string;
	    awaited: string[];
	}
	export interface SharingPartner {
	    ods: string;
	    name: string;
	    setting: string;
	    feed: string;
	    privacy: string;
	    shares: SharingShare[];
	}
	
	export interface SharingView {
	    partners: SharingPartner[];
	    datasets: SharingDataset[];
	    help: HelpView;
	}
	
	export interface WorklistPage {
	    id: string;
	    name: string;
	    count: number;
	    sort: string;
	    rows: ListRow[];
	}

}

export namespace care {
	
	export interface Excluded {
	    ref: string;
	    reason: string;
	}
	export interface Answer {
	    ods: string;
	    name: string;
	    setting: string;
	    section: string;
	    state: string;
	    why: string;
	    say: string;
	    received: number;
	    shown: number;
	    excluded: Excluded[];
	    asOf: string;
	    since: string;
	    millis: number;
	}
	export interface Cell {
	    head: boolean;
	    across: number;
	    down: number;
	    runs: Run[];
	    blocks: Block[];
	}
	export interface Run {
	    text: string;
	    strong: boolean;
	    em: boolean;
	    deleted: boolean;
	}
	export interface Block {
	    kind: string;
	    level: number;
	    marker: string;
	    runs: Run[];
	    rows: Cell[][];
	}
	export interface BriefLine {
	    label: string;
	    text: string;
	    who: string[];
	}
	export interface Link {
	    code: string;
	    ref: string;
	}
	export interface LetterRef {
	    contentType: string;
	    kind: string;
	    size: number;
	    heading: string;
	    links?: Link[];
	}
	export interface Source {
	    ods: string;
	    name: string;
	    setting: string;
	    unit: string;
	    author: string;
	    stated: string;
	}
	export interface Coded {
	    system: string;
	    code: string;
	    display: string;
	}
	export interface Value {
	    name: string;
	    text: string;
	    unit: string;
	    flag: string;
	    range: string;
	    status: Status;
	    when: When;
	    notes: string[];
	    codes: Coded[];
	}
	export interface Fact {
	    key: string;
	    label: string;
	    text: string;
	    lead: boolean;
	    fixed: boolean;
	}
	export interface Status {
	    text: string;
	    kind: string;
	}
	export interface When {
	    kind: string;
	    text: string;
	    time: string;
	    relative: string;
	    iso: string;
	}
	export interface Entry {
	    id: string;
	    section: string;
	    group: string;
	    negation: string;
	    term: string;
	    when: When;
	    status: Status;
	    facts: Fact[];
	    values: Value[];
	    cautions: string[];
	    source: Source;
	    codes: Coded[];
	    of: string[];
	    letter?: LetterRef;
	}
	export interface BriefBlock {
	    key: string;
	    title: string;
	    part: string;
	    page: string;
	    rows: Entry[];
	    lines: BriefLine[];
	    say: string[];
	    warnings: string[];
	    missing: string[];
	}
	
	export interface Phone {
	    use: string;
	    number: string;
	}
	export interface Name {
	    family: string;
	    given: string;
	    title: string;
	    preferred: string;
	}
	export interface Person {
	    nhsNumber: string;
	    nhsSpaced: string;
	    askedAs: string;
	    name: Name;
	    born: string;
	    birthIso: string;
	    age: string;
	    gender: string;
	    deceased: boolean;
	    died: string;
	    ageAtDeath: string;
	    sensitive: boolean;
	    sensitiveWhy: string;
	    unconfirmed: boolean;
	    address: string;
	    phones: Phone[];
	    emails: string[];
	    gp: string;
	    multipleBirth: boolean;
	    refreshed: string;
	    asOf: string;
	    late: boolean;
	}
	export interface Candidate {
	    person: Person;
	    alike: string;
	    otherwise: string;
	}
	
	export interface Changed {
	    section: string;
	    entry: string;
	    why: string;
	}
	export interface ChangesOf {
	    ods: string;
	    name: string;
	    setting: string;
	    new: number;
	    altered: number;
	    gone: number;
	    unknown: string[];
	}
	export interface Changes {
	    record: string;
	    on: boolean;
	    last: string;
	    say: string;
	    organisations: ChangesOf[];
	    new: Changed[];
	    altered: Changed[];
	    notes: string[];
	}
	
	
	export interface Detail {
	    Field: string;
	    Text: string;
	    Note: string;
	}
	export interface Place {
	    Text: string;
	    Postcode: string;
	}
	export interface Demographics {
	    Recorded: string;
	    Family: string;
	    Given: string[];
	    Title: string;
	    Known: string[];
	    BirthISO: string;
	    Gender: string;
	    Deceased: boolean;
	    Died: string;
	    Untraced: string;
	    Addresses: Place[];
	    Practices: string[];
	    Details: Detail[];
	    Partly: boolean;
	}
	
	
	export interface Piece {
	    text: string;
	    hit: boolean;
	}
	export interface Excerpt {
	    label: Piece[];
	    text: Piece[];
	}
	
	
	export interface FoundScope {
	    items: number;
	    letters: number;
	    say: string;
	    not: string[];
	    loading: boolean;
	    unread: number;
	    mayFetch: boolean;
	    done: number;
	    of: number;
	}
	export interface Hit {
	    entry: string;
	    section: string;
	    group: string;
	    negation: Piece[];
	    term: Piece[];
	    when: When;
	    status: Status;
	    cautions: string[];
	    setting: string;
	    from: string;
	    excerpts: Excerpt[];
	    seek: string;
	}
	export interface FoundGroup {
	    key: string;
	    title: string;
	    total: number;
	    from: number;
	    hits: Hit[];
	}
	export interface Found {
	    record: string;
	    query: string;
	    groups: FoundGroup[];
	    scope: FoundScope;
	}
	
	
	export interface Group {
	    key: string;
	    title: string;
	    folded: boolean;
	    nearestFirst: boolean;
	}
	
	export interface Page {
	    number: number;
	    width: number;
	    height: number;
	    problem: string;
	}
	export interface Letter {
	    record: string;
	    title: string;
	    when: When;
	    source: Source;
	    facts: Fact[];
	    kind: string;
	    blocks: Block[];
	    leftOut: string[];
	    notes: string[];
	    pages: Page[];
	    pageTotal: number;
	    token: string;
	    cannot: string;
	}
	
	
	export interface Measure {
	    Number: string;
	    Comparator: string;
	    Unitless: boolean;
	    Low: string;
	    High: string;
	    Lab: string;
	}
	
	export interface Organisation {
	    ods: string;
	    name: string;
	    setting: string;
	}
	
	export interface Word {
	    text: string;
	    x: number;
	    y: number;
	    w: number;
	    h: number;
	}
	export interface PageText {
	    words: Word[];
	    problem: string;
	}
	
	
	
	
	export interface Professional {
	    name: string;
	    organisation: Organisation;
	    roleName: string;
	    rights: string[];
	    sections: string[];
	    brief: string;
	    denied: string;
	}
	export interface Reason {
	    key: string;
	    code: string;
	    say: string;
	    needsNote: boolean;
	}
	
	export interface Section {
	    key: string;
	    title: string;
	    safety: boolean;
	    groups: Group[];
	}
	export interface Self {
	    NHSNumber: string;
	    Address: string;
	}
	export interface SideSimilar {
	    key: string;
	    term: string;
	    why: string;
	}
	export interface SideStatement {
	    entry: Entry;
	    copies: Entry[];
	}
	export interface SideCell {
	    say: string;
	    statements: SideStatement[];
	}
	export interface SideNote {
	    kind: string;
	    text: string;
	}
	export interface SideRow {
	    key: string;
	    term: string;
	    route: string;
	    form: string;
	    coded: boolean;
	    over: boolean;
	    notes: SideNote[];
	    last: string;
	    cells: SideCell[];
	    similar: SideSimilar[];
	    more: boolean;
	}
	export interface SideColumn {
	    key: string;
	    name: string;
	    setting: string;
	    gap: string;
	    waiting: boolean;
	}
	export interface SideBySide {
	    record: string;
	    section: string;
	    title: string;
	    columns: SideColumn[];
	    rows: SideRow[];
	    count: string;
	    empty: string[];
	    warnings: string[];
	    revision: number;
	}
	
	
	
	
	
	
	
	
	export interface TimelineItem {
	    entry: string;
	    section: string;
	    lane: string;
	    name: number;
	    kind: string;
	    words: string;
	    status: Status;
	    when: string;
	    cautions: string[];
	    from: number;
	    to: number;
	    precision: string;
	    period: boolean;
	    open: boolean;
	    current: boolean;
	}
	export interface Timeline {
	    record: string;
	    now: number;
	    lanes: string[];
	    names: string[];
	    items: TimelineItem[];
	    undated: TimelineItem[];
	}
	
	export interface TrendBar {
	    entry: string;
	    name: string;
	    source: Source;
	    status: Status;
	    at: number;
	    until: number;
	    shape: string;
	    say: string;
	}
	export interface TrendLeft {
	    entry: string;
	    name: string;
	    text: string;
	    source: Source;
	    when: When;
	    at: number;
	    reason: string;
	}
	export interface TrendLane {
	    section: string;
	    title: string;
	    bars: TrendBar[];
	    left: TrendLeft[];
	}
	
	export interface TrendPoint {
	    entry: string;
	    at: number;
	    until: number;
	    when: When;
	    text: string;
	    number: string;
	    comparator: string;
	    low: string;
	    high: string;
	    range: string;
	    flag: string;
	    status: Status;
	    standing: string;
	    notes: string[];
	}
	export interface TrendSeries {
	    id: string;
	    section: string;
	    name: string;
	    unit: string;
	    code: Coded;
	    source: Source;
	    count: number;
	    newest: TrendPoint;
	    points: TrendPoint[];
	    gaps: TrendLeft[];
	}
	
	

}

export namespace record {
	
	export interface AllergyItem {
	    term: string;
	    from: string[];
	}
	export interface AllergyLine {
	    heading: string;
	    alert: boolean;
	    items: AllergyItem[];
	    note: string;
	}
	export interface BriefChoice {
	    key: string;
	    name: string;
	}
	export interface BriefView {
	    record: string;
	    kind: string;
	    own: string;
	    kinds: BriefChoice[];
	    blocks: care.BriefBlock[];
	}
	export interface Completeness {
	    asked: number;
	    answered: number;
	    say: string;
	    missing: string[];
	    incomplete: string[];
	    notes: string[];
	}
	export interface DemographicsValue {
	    id: string;
	    text: string;
	    note: string;
	    sources: string[];
	}
	export interface DemographicsField {
	    key: string;
	    label: string;
	    differs: boolean;
	    values: DemographicsValue[];
	}
	export interface DemographicsPart {
	    title: string;
	    fields: DemographicsField[];
	}
	
	export interface DemographicsView {
	    record: string;
	    updated: string;
	    groups: DemographicsPart[];
	    empty: string[];
	    emptySay: string;
	    notes: string[];
	}
	export interface Said {
	    source: string;
	    text: string;
	    asOf: string;
	    differs: boolean;
	}
	export interface Difference {
	    field: string;
	    label: string;
	    strong: boolean;
	    why: string;
	    said: Said[];
	}
	export interface GlanceRow {
	    section: string;
	    entry: string;
	}
	export interface GlanceLine {
	    key: string;
	    title: string;
	    rows: GlanceRow[];
	    say: string;
	}
	export interface Glance {
	    lines: GlanceLine[];
	    plans: number;
	    decisions: number;
	}
	
	
	export interface Narrowing {
	    page: string;
	    from: string;
	    to: string;
	    by: string[];
	}
	export interface SinceRow {
	    section: string;
	    entry: string;
	    why: string;
	}
	export interface SincePart {
	    key: string;
	    title: string;
	    rows: SinceRow[];
	    notes: string[];
	}
	export interface SinceStay {
	    section: string;
	    entry: string;
	    words: string;
	    from: string;
	    until: string;
	    day: string;
	    who: string;
	    setting: string;
	}
	export interface Since {
	    say: string;
	    stay: SinceStay;
	    parts: SincePart[];
	    gp: string[];
	    unknown: string[];
	}
	export interface WhereLine {
	    kind: string;
	    label: string;
	    text: string;
	    facts: string[];
	    who: string[];
	    setting: string;
	    section: string;
	    entry: string;
	}
	export interface Whereabouts {
	    lines: WhereLine[];
	    differ: string;
	    unknown: string[];
	}
	export interface NowView {
	    record: string;
	    where: Whereabouts;
	    glance: Glance;
	    since: Since;
	    unknown: string[];
	}
	export interface PhoneLine {
	    name: string;
	    who: string;
	    setting: string;
	    number: string;
	    hours: string;
	    open: boolean;
	    say: string;
	    instead: string;
	    source: string;
	}
	export interface PhoneView {
	    record: string;
	    at: string;
	    lines: PhoneLine[];
	}
	export interface Progress {
	    ods: string;
	    name: string;
	    setting: string;
	    state: string;
	    say: string;
	    items: number;
	    millis: number;
	    asOf: string;
	    canRetry: boolean;
	    partly: boolean;
	}
	
	export interface SectionHead {
	    key: string;
	    title: string;
	    safety: boolean;
	    groups: care.Group[];
	    count: number;
	    hidden: boolean;
	    unshared: boolean;
	    pending: number;
	    missing: string[];
	    incomplete: string[];
	    revision: number;
	}
	export interface SectionView {
	    record: string;
	    section: care.Section;
	    entries: care.Entry[];
	    answers: care.Answer[];
	    empty: string[];
	    warnings: string[];
	    notes: string[];
	    revision: number;
	}
	
	
	
	
	export interface TrendLanesView {
	    record: string;
	    lanes: care.TrendLane[];
	}
	export interface TrendPointsView {
	    record: string;
	    series: care.TrendSeries[];
	}
	export interface TrendsView {
	    record: string;
	    series: care.TrendSeries[];
	    left: care.TrendLeft[];
	    chosen: string[];
	    unseen: string[];
	    empty: string[];
	    warnings: string[];
	}
	export interface View {
	    record: string;
	    person: care.Person;
	    allergies: AllergyLine;
	    differences: Difference[];
	    deathSay: string;
	    sex: DemographicsValue[];
	    retrieved: string;
	    loading: boolean;
	    sections: SectionHead[];
	    partners: Progress[];
	    complete: Completeness;
	    security: string;
	    breakGlass: string;
	    letters: string;
	}
	

}

export namespace report {
	
	export interface Answer {
	    organisation: string;
	    section: string;
	    state: string;
	    shown: number;
	    at: string;
	    asOf: string;
	    versions: string;
	}
	export interface Step {
	    at: string;
	    what: string;
	}
	export interface Detail {
	    key: string;
	    at: string;
	    rights: string;
	    answers: Answer[];
	    steps: Step[];
	}
	export interface Row {
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
	    shown: string[];
	    failed: string;
	    emergency: boolean;
	    flags: string[];
	    how: string;
	    device: string;
	    unsent: boolean;
	    detailed: boolean;
	}

}

