// Clinical and social care terms in plain words, for readers of whom nobody has
// asked to learn them. The words are the viewer's own; they stand beside what was
// sent and never in its place (H35). Forms of one term are told apart by ";": in
// small letters they match a capital at the start too, with any capital in them
// letter for letter. What may mean several things says so with "or".
import { starts } from "./scan";

export interface Plain {
  forms: readonly string[];
  words: string;
}

const lines = `
A&E|the hospital emergency department
acute kidney injury;AKI|the kidneys suddenly stop working well
ADL;activities of daily living|everyday tasks such as washing and dressing
adrenaline|a medicine for a very bad allergic reaction
advance care plan|what the person wants if they become more ill
advance decision to refuse treatment;ADRT|a person says ahead which treatment they do not want
advocate|someone who speaks up for the person
Alzheimer’s disease;Alzheimer's disease|a brain illness that slowly takes away memory
amnesia|loss of memory
AMHP;approved mental health professional|the worker who decides with doctors if someone must go to a mental health hospital
anaemia|too few red blood cells, which makes people tired
anaphylaxis|a sudden allergic reaction that can kill
angina|chest pain from a heart short of blood
angioedema|sudden swelling under the skin, often of the lips or tongue
anticoagulant;anticoagulants|a medicine that stops blood clotting: the person bleeds easily
anxiety|strong worry that is hard to stop
aphasia;dysphasia|trouble finding or understanding words
apnoea|breathing stops for a short time
arrhythmia|a heartbeat that is not regular
ascites|fluid in the belly
aspiration|food or drink goes down into the lungs
asthma|tight airways that make it hard to breathe
atrial fibrillation|an uneven heartbeat that can cause a stroke
autism spectrum disorder;autism|a different way of seeing and dealing with the world and people
BD|twice a day, or bipolar disorder
benign|not cancer
best interests decision;best-interests decision|a choice made for someone who cannot make it themselves
bipolar disorder|times of very high and very low mood
body mass index;BMI|weight compared with height
bradycardia|a slow heartbeat
bronchitis|sore and swollen airways in the lungs
BSL;British Sign Language|a language of hands and face, used by many deaf people
CAMHS|mental health help for children and teenagers
capacity assessment;mental capacity|whether the person can make this choice now
cardiac arrest|the heart stops beating
cardiology|the heart service
care co-ordinator;care coordinator|the person who brings all the help together
Care Act assessment|the council looks at what help a person needs
carer strain|the carer is finding it too much
cataract;cataracts|a cloudy lens that blurs the sight
catheter|a thin tube, often to drain urine
cellulitis|a skin infection that is red, hot and painful
cerebral palsy|a condition from birth that affects how someone moves
chronic kidney disease;CKD|kidneys that work less well than they should, for good
chronic obstructive pulmonary disease;COPD|lungs that are damaged, so it is hard to breathe
cirrhosis|a badly scarred liver
Clostridioides difficile;C. difficile;C. diff|a gut infection that gives bad diarrhoea and can spread
CMHT|the team that helps with mental health at home
cognitive impairment;mild cognitive disorder|trouble with memory or thinking
colostomy|an opening in the belly where stool goes into a bag
commode|a chair with a toilet pan
concussion|the brain is shaken by a knock to the head
constipation|finding it hard to empty the bowels
contact dermatitis|a rash from something that touched the skin
continuing healthcare;NHS continuing healthcare|care that the NHS pays for because of health needs
contracture;contractures|a joint that has become stiff and bent
Court of Protection|the court that decides for people who cannot
CP-IS|an alert that a child is known to social services
CPN|a mental health nurse who visits at home
CPR|pressing on the chest to restart the heart, or a list of children at risk
CT|a scan made with X-rays
delirium|sudden confusion, often from illness
dementia|a brain illness that affects memory and thinking
depression|very low mood that lasts
deprivation of liberty;DoLS|rules for when someone is kept somewhere for their safety
diabetic ketoacidosis|too much sugar and acid in the blood: an emergency
dialysis|a machine cleans the blood when kidneys fail
direct payment;direct payments|money from the council to buy care oneself
discharge summary|the hospital’s letter when someone goes home
diuretic;diuretics|a water tablet: it makes people pass more urine
diverticulitis|small pouches in the gut that have become sore
DNA|did not come to an appointment, or what genes are made of
DNACPR;do not attempt cardiopulmonary resuscitation|do not try to restart the heart if it stops. Other care goes on
domiciliary care|care given at home
dosette box;blister pack|a box with the tablets of each day
Down syndrome;Down’s syndrome|a condition from birth that affects learning
DVT;deep vein thrombosis|a blood clot in the leg
dysphagia|trouble swallowing: food and drink may need to be made safe
dyspnoea;SOB|short of breath
ECG|a test of the heartbeat
echocardiogram|a scan of the heart
eczema|dry, itchy skin
eGFR|how well the kidneys clean the blood
EHCP|a plan for a child who needs extra help at school
endoscopy|a look inside the body with a small camera
end of life|the last weeks or months of life
enteral feeding|food goes through a tube
epilepsy|an illness that causes fits
erythema|red skin
exacerbation|a time when an illness gets worse
expressive language delay|a child is late in learning to talk
FBC|a blood test that counts the blood cells
fibromyalgia|pain all over the body, with tiredness
financial abuse|someone takes or misuses the person’s money
fracture|a broken bone
frailty|the body copes less well with illness and falls
gait|the way someone walks
gastroenteritis|a tummy bug
GCS|a score of how awake someone is
glaucoma|pressure in the eye that harms sight
gout|painful swollen joints
GTN|a spray or tablet for chest pain
haematuria|blood in the urine
haemorrhage|heavy bleeding
HbA1c|blood sugar over the last three months
heart failure;HFrEF;heart failure with reduced ejection fraction|the heart pumps too weakly: short of breath, swollen legs
hemiplegia;hemiparesis|one side of the body is weak or cannot move
hepatitis|a sore, swollen liver
hoarding|so many things are kept that the home is not safe
hoist|a machine that lifts a person
home oxygen|oxygen to breathe at home: no smoking or flames near it
hydrocephalus|too much fluid around the brain
hyperkalaemia|too much potassium in the blood
hypertension;HTN|high blood pressure
hyperthyroidism|the thyroid works too fast
hypoglycaemia|blood sugar is too low: needs sugar fast
hypokalaemia|too little potassium in the blood
hypotension|low blood pressure
hypothyroidism|the thyroid works too slowly
IMCA|someone who speaks for a person who cannot decide and has no family
incontinence|cannot always hold urine or stool
INR|how slowly the blood clots
insulin|a medicine for diabetes, mostly by injection
intermediate care|short help to get strong again after illness
ischaemic heart disease;IHD|the heart gets too little blood
jaundice|yellow skin and eyes
key safe;keysafe|a small locked box with the house key
lasting power of attorney;LPA|someone chosen to decide for the person
learning disability|finds it harder to learn and to manage daily life
leg ulcer;venous leg ulcer|a sore on the leg that is slow to heal
looked-after child|a child cared for by the council
lymphoedema|swelling that does not go away
MAPPA|services together manage people who may be dangerous
MARAC|services meet to protect people at high risk at home
MAR chart|the list where carers sign that medicine was given
MASH|the team that looks at worries about a child or adult
MDT;multidisciplinary team|people of different jobs who plan care together
Mental Health Act|the law about treating people for mental illness against their will
metastasis;metastases;metastatic|cancer that has spread
migraine|a very bad headache
MoCA|a test of memory and thinking
MRI|a scan made with a big magnet
MRSA|a germ that many medicines do not kill
multiple sclerosis|an illness of the nerves that affects moving and feeling
MUST score|a check for people who eat too little
myocardial infarction;NSTEMI;STEMI|a heart attack
nasogastric tube|a tube through the nose to the stomach
NBM;nil by mouth|may not eat or drink
nebuliser|a machine that turns medicine into a mist to breathe
nephrology|the kidney service
neuropathy|damaged nerves: numb or painful feet or hands
NEWS2|a score of how ill someone is now: higher is worse
NKDA|no medicine allergies known
NOK;NoK;next of kin|the closest family
no fixed abode|has no home of their own
occupational therapist;occupational therapy|helps people manage daily tasks at home
OCD|thoughts and habits that cannot be stopped
oedema|swelling from fluid
osteoarthritis|worn, painful joints
osteoporosis|weak bones that break easily
package of care|the care visits that are arranged
palliative care|care for comfort when an illness cannot be cured
palpitations|feeling the heart beat fast or hard
paranoia|believing that others mean harm
Parkinson’s disease;Parkinson's disease|a brain illness: shaking, stiff and slow
peripheral vascular disease|poor blood flow to the legs
personality disorder|long-lasting patterns that make life with others hard
physiotherapy;physiotherapist|exercises to move and get stronger
pneumonia|an infection of the lungs
polypharmacy|taking many medicines
post-traumatic stress disorder;PTSD|fear and bad memories after something terrible
pressure ulcer;pressure ulcers;pressure sore|a sore from sitting or lying too long
PRN|only when needed
psoriasis|red, scaly skin
psychosis|seeing, hearing or believing things that are not so
pulmonary embolism|a blood clot in the lung
pyrexia|a fever
QDS|four times a day
reablement|short help to learn to do things oneself again
ReSPECT|a form with what the person wants in an emergency
respite care|a break for the carer
retinopathy|damage at the back of the eye
rheumatoid arthritis|an illness that makes joints swell and hurt
self-neglect|does not look after their own body or home
rollator|a walking frame with wheels
safeguarding|keeping people safe from harm
schizophrenia|an illness that changes what someone sees, hears or believes
sciatica|pain down the leg from the back
section 117 aftercare|free help after being kept in a mental health hospital
seizure;seizures|a fit
self-harm|hurting oneself on purpose
sensory impairment|trouble with sight or hearing
sepsis|the body’s own dangerous reaction to an infection
sheltered housing|own flat with help near by
SOBOE|short of breath when moving
speech and language therapy;speech and language therapist|help with talking and swallowing
step-down bed|a place to get better between hospital and home
stoma|an opening in the belly for urine or stool
stroke|part of the brain gets no blood, or bleeds
subdural haematoma|a bleed that presses on the brain
supported living|own home with support staff
syncope|fainting
tachycardia|a fast heartbeat
TDS|three times a day
telecare|alarms in the home that call for help
TIA;transient ischaemic attack|a short stroke that goes away: a warning
tracheostomy|a breathing hole in the neck
TTO;TTA|medicines to take home from hospital
type 1 diabetes;type 1 diabetes mellitus;T1DM|the body makes no insulin, so blood sugar is too high
type 2 diabetes;type 2 diabetes mellitus;T2DM|blood sugar is too high
U&E|a blood test of the kidneys and salts
UTI;urinary tract infection|an infection of the bladder or kidneys
vertigo|a feeling that the room spins
`;

export const plainTerms: readonly Plain[] = lines
  .trim()
  .split("\n")
  .map((line) => {
    const [forms = "", words = ""] = line.split("|");
    return { forms: forms.split(";"), words };
  });

// capital is the same form at the start of a sentence.
const capital = (form: string) => form.charAt(0).toUpperCase() + form.slice(1);

// cased tells of a form that counts as it is written and no other way.
const cased = (form: string) => form !== form.toLowerCase();

const known: ReadonlyMap<string, Plain> = new Map(
  plainTerms.flatMap((t) =>
    t.forms.flatMap((f): [string, Plain][] =>
      cased(f)
        ? [[f, t]]
        : [
            [f, t],
            [capital(f), t],
          ],
    ),
  ),
);

const inWord = /[\p{L}\p{N}&’'-]$/u;
const pattern = new RegExp(
  `(?:${[...known.keys()]
    .sort((a, b) => b.length - a.length)
    .map((s) => s.replace(/[/\\^$*+?.()|[\]{}]/g, "\\$&"))
    .join("|")})(?![\\p{L}\\p{N}&-]|[’']s)`,
  "gu",
);

// A name is told by a title before it, or by capitals beside it: "Sr Hope Stroke",
// "Stroke, Anna", "Anna Fall". What may be one is left alone.
const titled =
  /\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Sr|Sister|Nurse|Prof(?:essor)?|Sir|Dame|Lady|Lord|Rev)\.?(?:\s+\p{Lu}[\p{L}’'-]*){0,3}\s+$/u;
const nameBefore = /\p{Lu}[\p{Ll}’'-]+\s+$/u;
const nameAfter = /^,?\s+\p{Lu}[\p{Ll}’'-]+/u;

function named(text: string, at: number, found: string): boolean {
  const before = text.slice(0, at);
  const after = text.slice(at + found.length);
  if (titled.test(before)) return true;
  // An abbreviation or a term of several words is nobody's name.
  if (!/^\p{Lu}\p{Ll}+$/u.test(found)) return false;
  return nameBefore.test(before) || nameAfter.test(after);
}

// Explained is a term as it stands in a text, with plain words for it.
export interface Explained {
  text: string;
  words: string;
}

// explain parts a text at the terms that have plain words, the longest first; each
// is explained once. Put together again it is the same text. names are words that
// are the person's own.
export function explain(text: string, names: ReadonlySet<string> = new Set()): (string | Explained)[] {
  const out: (string | Explained)[] = [];
  const said = new Set<Plain>();
  let from = 0;
  for (const m of starts(text, pattern, inWord)) {
    const term = known.get(m[0]);
    if (!term || said.has(term) || names.has(m[0].toLowerCase()) || named(text, m.index, m[0])) continue;
    said.add(term);
    if (m.index > from) out.push(text.slice(from, m.index));
    out.push({ text: m[0], words: term.words });
    from = m.index + m[0].length;
  }
  if (from < text.length || out.length === 0) out.push(text.slice(from));
  return out;
}
