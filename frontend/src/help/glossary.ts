// Abbreviations as they stand in shared records, with every meaning they commonly
// have: which one was meant only the sender knows, so nothing is rewritten in
// place (H35).
export interface Term {
  short: string;
  meanings: readonly string[];
}

const lines = `
A&E|accident and emergency department
ACP|advance care plan;advanced clinical practitioner
ADL|activities of daily living
ADRT|advance decision to refuse treatment
AF|atrial fibrillation
AKI|acute kidney injury
AMHP|approved mental health professional
AMTS|abbreviated mental test score
AN|antenatal;anorexia nervosa
ASC|adult social care;autism spectrum condition
BD|twice a day;bipolar disorder
BIBA|brought in by ambulance
BMI|body mass index
BNP|B-type natriuretic peptide
BP|blood pressure
BSL|British Sign Language
C/O|complains of
CAMHS|child and adolescent mental health services
CFS|clinical frailty scale;chronic fatigue syndrome
CKD|chronic kidney disease
CMHT|community mental health team
COPD|chronic obstructive pulmonary disease
CP-IS|Child Protection – Information Sharing
CPA|care programme approach;cardiopulmonary arrest
CPN|community psychiatric nurse
CPR|cardiopulmonary resuscitation;child protection register
CRP|C-reactive protein
CT|computed tomography
CTR|care and treatment review
CVA|cerebrovascular accident (stroke);costovertebral angle
CXR|chest X-ray
D/C|discharge;discontinue
D/W|discussed with
DH|drug history;Department of Health
DNA|did not attend;deoxyribonucleic acid
DNACPR|do not attempt cardiopulmonary resuscitation
DOAC|direct oral anticoagulant
DoLS|deprivation of liberty safeguards
DST|decision support tool
DVT|deep vein thrombosis
ECG|electrocardiogram
ED|emergency department;eating disorder;erectile dysfunction
EDD|estimated date of discharge;estimated date of delivery
eGFR|estimated glomerular filtration rate
EHCP|education, health and care plan
EoL|end of life
EPR|electronic patient record
EWS|early warning score
FBC|full blood count
FGM|female genital mutilation
FH|family history
GCS|Glasgow coma scale
GDM|gestational diabetes mellitus
GTN|glyceryl trinitrate
HbA1c|glycated haemoglobin
HFrEF|heart failure with reduced ejection fraction
HIE|health information exchange;hypoxic-ischaemic encephalopathy
HPC|history of the presenting complaint
HTN|hypertension
ICB|integrated care board
ICS|integrated care system;inhaled corticosteroid
IDT|integrated discharge team
IHD|ischaemic heart disease
IM|into a muscle
IMCA|independent mental capacity advocate
INR|international normalised ratio
IV|into a vein
JVP|jugular venous pressure
LAC|looked-after child
LD|learning disability
LPA|lasting power of attorney
LVEF|left ventricular ejection fraction
MAR|medicines administration record
MASH|multi-agency safeguarding hub
MCA|Mental Capacity Act 2005;middle cerebral artery;medication compliance aid
MDT|multidisciplinary team
MHA|Mental Health Act 1983
MI|myocardial infarction;motivational interviewing
MRI|magnetic resonance imaging
MRSA|meticillin-resistant Staphylococcus aureus
MS|multiple sclerosis;mitral stenosis;morphine sulfate
MUST|malnutrition universal screening tool
NAD|nothing abnormal detected;no active disease
NBM|nil by mouth
NEWS2|National Early Warning Score 2
NFA|no fixed abode;no further action
NG|nasogastric
NKDA|no known drug allergies
NOK|next of kin
NSTEMI|non-ST-elevation myocardial infarction
NT-proBNP|N-terminal pro-B-type natriuretic peptide
O/A|on arrival
O/E|on examination
OD|once a day;overdose;right eye
ODS|Organisation Data Service (codes of organisations)
OGTT|oral glucose tolerance test
OM|every morning
ON|every night
OOH|out of hours
OT|occupational therapy or therapist;operating theatre
PD|Parkinson’s disease;personality disorder;peritoneal dialysis
PDS|Personal Demographics Service
PE|pulmonary embolism;physical examination;pre-eclampsia
PICU|psychiatric intensive care unit;paediatric intensive care unit
PMH|past medical history
POC|package of care;point of care
PRN|as required
PT|physiotherapy;patient;prothrombin time
QDS|four times a day
R/V|review
RA|rheumatoid arthritis;right atrium;room air
ReSPECT|recommended summary plan for emergency care and treatment
RR|respiratory rate
RTA|road traffic accident;renal tubular acidosis
SALT|speech and language therapy
SDEC|same day emergency care
SH|social history
ShCR|Shared Care Record
SOB|short of breath
SOBOE|short of breath on exertion
STAT|at once
STEMI|ST-elevation myocardial infarction
T1DM|type 1 diabetes mellitus
T2DM|type 2 diabetes mellitus
TDS|three times a day
TEP|treatment escalation plan
TIA|transient ischaemic attack
TTA|medicines to take away (on discharge)
TTO|medicines to take out (on discharge)
U&E|urea and electrolytes
UTC|urgent treatment centre
UTI|urinary tract infection
VBAC|vaginal birth after caesarean
VTE|venous thromboembolism
`;

export const glossary: readonly Term[] = lines
  .trim()
  .split("\n")
  .map((line) => {
    const [short = "", meanings = ""] = line.split("|");
    return { short, meanings: meanings.split(";") };
  });

// meaningsFor finds terms by their letters or by words of a meaning, those that
// begin so first.
export function meaningsFor(search: string): readonly Term[] {
  const s = search.trim().toLowerCase();
  if (s === "") return glossary;
  const starts = (t: Term) => t.short.toLowerCase().startsWith(s);
  const has = (t: Term) =>
    t.short.toLowerCase().includes(s) || t.meanings.some((m) => m.toLowerCase().includes(s));
  return [...glossary.filter(starts), ...glossary.filter((t) => !starts(t) && has(t))];
}
