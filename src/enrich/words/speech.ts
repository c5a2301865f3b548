// Lists speech verbs and nouns for things said.

import { wordList } from './titles.ts';

/** Verbs that introduce whole sentences: `"…," said Silva`, `Silva wrote: "…"`. */
const SAYING = wordList(`
  acknowledge add admit advise affirm agree allege announce answer argue ask assert assure beg boast chant claim clarify comment
  complain concede conclude concur confess confirm contend continue counter crow cry declare demand deny disclose elaborate
  emphasise emphasize estimate exclaim explain fume guess gush hint indicate inform inquire insist interject joke lament laugh maintain
  mention mourn muse mutter note object observe opine plead pledge point post predict press proclaim profess promise
  protest quip rage reaffirm recall reckon recount reiterate remark remember remind reply report repeat respond retort
  reveal say scream shout sigh signal smile snap speculate state stress suggest summarise summarize sum swear tell
  testify threaten thunder tweet underline underscore urge vow warn whisper wonder write yell think believe feel read
`);

/** Verbs that embed a few quoted words in the sentence: `called it "a shame"`, `promised "quick help"`. */
const WEAVING = wordList(`
  accuse advocate allege appeal attack bemoan blame blast brand call caption caution characterise characterize charge chide commend
  compare condemn congratulate convey credit criticise criticize decry deem defend demand demonise demonize denounce deplore deride describe
  dismiss dispute dub express extol fault greet hail implore instruct invoke label laud liken lambast mock name
  nickname order outline portray praise propose question recommend refer refuse reject
  request rebuke ridicule rue rule scold slam speak talk term tout trash voice welcome wish pray apologise apologize
`);

/** Verbs that give something a name; directly before a quote they do not say who speaks. */
export const NAMING_VERBS = wordList(`
  brand branded branding call called calling calls characterised characterising characterized characterizing characterise
  characterize describe described describes describing dub dubbed dubbing dubs label labeled labelled labelling labeling
  labels name named naming nickname nicknamed term termed terming terms deem deemed
  entitled titled known billed styled headlined captioned marked codenamed christened translated inscribed worded
`);

const IRREGULAR: Record<string, string> = {
  say: 'said says saying',
  tell: 'told tells telling',
  write: 'wrote written writes writing',
  think: 'thought thinks thinking',
  feel: 'felt feels feeling',
  swear: 'swore sworn swears swearing',
  read: 'read reads reading',
  speak: 'spoke speaks',
  talk: 'talked talks',
  slam: 'slammed slams slamming',
  extol: 'extolled extols extolling',
  signal: 'signalled signaled signals signalling signaling',
  beg: 'begged begs begging',
  admit: 'admitted admits admitting',
  concur: 'concurred concurs concurring',
  refer: 'referred refers referring',
  quip: 'quipped quips quipping',
  snap: 'snapped snaps snapping',
  sum: 'summed sums summing',
  dub: 'dubbed dubs dubbing',
  label: 'labelled labeled labels labelling labeling',
};

/** Forms that are also nouns or adjectives: verbs only directly after a name or pronoun. */
const AMBIGUOUS = wordList(`
  answers attacks blames blasts brands calls cause charges charged claims comments complains cries demands estimates
  estimated faults felt guesses hopes labels laughs mentions messages names notes objects orders outlines petitions
  pledges points posts praises promises protests questions quotes read reads reports requests rules shouts sighs
  signals smiles snaps speaks states stresses sums talks terms tweets voices vows whispers wishes wonders felt
`);

/** Verbs that are speech verbs only with a particle: `shot back`, `as Silva put it`. */
export const PHRASAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    broke: 'in',
    chimed: 'in',
    cut: 'in',
    fired: 'back',
    goes: 'on',
    hit: 'back',
    piped: 'up',
    put: 'it',
    puts: 'it',
    putting: 'it',
    shot: 'back',
    weighed: 'in',
    went: 'on',
  }),
);

/** Documents as subjects of speech verbs: `the statement reads`, `the report says`. */
export const DOCUMENT_NOUNS = wordList(`
  announcement article communique communiqué decision declaration document editorial email e-mail filing headline judgement
  judgment law letter manifesto memo message motion note notice order page paper petition post press-release release report
  resolution review ruling statement study survey text transcript tweet verdict website
`);

/** Nouns for things said: `Silva's claim that "…"`. */
export const SAID_NOUNS = wordList(`
  accusation admission advice allegation announcement answer apology argument assertion assessment assurance call claim
  comment complaint conclusion confession contention declaration demand denial description explanation insistence message
  motto pledge plea prediction promise reaction remark reply reminder response slogan statement suggestion threat verdict
  view vow warning words
`);

export type CueKind = 'saying' | 'weaving';

export interface CueForm {
  kind: CueKind;
  /** `bare`: a verb only after `to` or `did`. */
  form: 'past' | 'present' | 'gerund' | 'bare';
  ambiguous: boolean;
}

/** All forms of all verbs, in lower case. */
export const CUES: ReadonlyMap<string, CueForm> = new Map([
  ...entries(WEAVING, 'weaving'),
  ...entries(SAYING, 'saying'),
  ...[...PHRASAL.keys()].map((word): [string, CueForm] => {
    const form = word.endsWith('ing') ? 'gerund' : word.endsWith('s') ? 'present' : 'past';
    return [word, { kind: 'saying', form, ambiguous: false }];
  }),
]);

function entries(verbs: ReadonlySet<string>, kind: CueKind): [string, CueForm][] {
  return [...verbs].flatMap((verb) => [
    [verb, { kind, form: 'bare', ambiguous: false }] satisfies [string, CueForm],
    ...formsOf(verb).map((word): [string, CueForm] => {
      const form = word.endsWith('ing') ? 'gerund' : word.endsWith('s') ? 'present' : 'past';
      return [word, { kind, form, ambiguous: AMBIGUOUS.has(word) }];
    }),
  ]);
}

/** Past, present and `-ing` form. */
function formsOf(verb: string): string[] {
  const irregular = IRREGULAR[verb];
  if (irregular) return irregular.split(' ');
  const stem = verb.replace(/e$/u, '');
  if (/[^aeiou]y$/u.test(verb)) return [`${verb.slice(0, -1)}ied`, `${verb.slice(0, -1)}ies`, `${verb}ing`];
  return [`${stem}ed`, /(?:s|sh|ch|x)$/u.test(verb) ? `${verb}es` : `${verb}s`, `${stem}ing`];
}
