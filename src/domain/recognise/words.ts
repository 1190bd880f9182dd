/**
 * What the recogniser knows of one language. All entries are small letters; an entry of several words is matched word by word.
 * Another language is another file of this shape, added to languages.ts. An entry belongs here when it means the same in any
 * postmortem of that language; the name of a product or of a team does not.
 */
export type Words = {
  /** Where the noun stands that says what a phrase is about: "action ITEMS", "PLAN d'action". */
  readonly head: "last" | "first";
  /** Spellings of one word: "follow up" is read as "followup". */
  readonly spellings: Readonly<Record<string, string>>;
  /** Words that end a noun phrase or divide a heading: of, for, during. */
  readonly prepositions: readonly string[];
  readonly conjunctions: readonly string[];

  /** Nouns that name promises by themselves: follow-ups, improvements. */
  readonly promises: readonly string[];
  /** Headings that name promises as a whole only. */
  readonly whole: readonly string[];
  /** Nouns of work that name promises when one of `ahead` stands with them: items, steps, plan. */
  readonly work: readonly string[];
  /** What makes work a promise: next, future, corrective. */
  readonly ahead: readonly string[];
  /** What makes actions and steps those of the incident, unless promises stand above: immediate, recovery. */
  readonly urgent: readonly string[];
  /** Verbs of making it better next time: prevent, improve. */
  readonly betterment: readonly string[];
  /** Words of sections that hold promises beside other things: mitigation, conclusion. */
  readonly perhaps: readonly string[];
  /** Words of sections about what was learned or went badly. */
  readonly lessons: readonly string[];
  /** Those of them about what was learned, where "alerts should" is a maxim and "the alert should" is not. */
  readonly learned: readonly string[];
  /** Words of sections about what went well. */
  readonly praise: readonly string[];
  /** What turns praise round: not, didn't. */
  readonly negations: readonly string[];
  /** Nouns of sections that are never promises, wherever they stand: timeline, appendix. */
  readonly never: readonly string[];
  /** Nouns of sections about the incident itself; below a promise they only group: impact, detection. */
  readonly incident: readonly string[];
  /** What makes a list of work a list of work done: taken, completed. */
  readonly done: readonly string[];
  readonly questions: readonly string[];
  readonly us: readonly string[];
  readonly you: readonly string[];
  /** Words that look ahead in a clause: will, next, can, should. */
  readonly future: readonly string[];
  /** Words that a heading of the time to come ends with: moving FORWARD. */
  readonly onward: readonly string[];
  /** Words that look back in a clause: did, was, happened. */
  readonly past: readonly string[];
  /** Verbs of doing without saying what: do, doing, change. */
  readonly doing: readonly string[];

  /** What says that something ought to be: should, needs to. */
  readonly ought: readonly string[];
  /** The same said by us of ourselves: we MUST. */
  readonly ours: readonly string[];
  /** After `ought`, what makes it a regret: should HAVE. */
  readonly regret: readonly string[];
  /** After `ought`, what makes it a principle that nobody ever finishes: should NEVER. */
  readonly principles: readonly string[];
  /** What a clause about a certain thing begins with: THE alert should, THERE should be. */
  readonly certain: readonly string[];
  /** What says that something is still to be done: to BE done. */
  readonly passive: readonly string[];
  /** What makes a clause the reason of another: BECAUSE we must wait. */
  readonly reasons: readonly string[];
  /** What says in the sentence before a list that causes follow, wherever it stands: the errors WERE DUE TO. */
  readonly causes: readonly string[];
  /** What points to the list after a sentence that ends without a colon. */
  readonly following: readonly string[];
  /** How verbs end that tell what is being done: we are makING. */
  readonly progressive: readonly string[];
  /** How verbs end that tell of the past: we addED. */
  readonly preterite: readonly string[];
  /** Verbs of the past whose object is still to be done: we AGREED on these actions. */
  readonly agreed: readonly string[];
  /** What says that somebody means to do something: we will, let us. */
  readonly commitments: readonly string[];
  /** Verbs that an order begins with, in the form of the order. */
  readonly orders: readonly string[];
  /** Words that may stand before the verb of an order: always, manually, don't. */
  readonly beforeOrders: readonly string[];
  /** Words that may stand before a verb that tells of the past: we, have, already. */
  readonly beforePast: readonly string[];
  /** Past forms that are adjectives too, when no article follows: improved runbooks. */
  readonly adjectives: readonly string[];
  /** What follows a verb and not an adjective: the, our, to. */
  readonly articles: readonly string[];
  /** Past forms that no ending shows: sent, made. */
  readonly irregular: readonly string[];
  /** What an example begins with. */
  readonly examples: readonly string[];

  /** Texts that say that there is nothing, word by word. */
  readonly nothing: readonly string[];
  /** Words that such a text may hold besides. */
  readonly besideNothing: readonly string[];
  /** Words that a template's placeholder is made of. */
  readonly placeholders: readonly string[];
  /** Verbs by which a template tells its writer what to write. */
  readonly writing: readonly string[];
  /** Nouns for the document itself and its parts. */
  readonly document: readonly string[];
  /** Verbs that say in what state something is. */
  readonly states: readonly string[];
  /** Marks that say that an item is done, in brackets, before a colon or in a status column. */
  readonly finished: readonly string[];

  readonly columns: {
    readonly action: readonly string[];
    readonly owner: readonly string[];
    readonly due: readonly string[];
    readonly status: readonly string[];
    readonly ticket: readonly string[];
    readonly time: readonly string[];
    /** In the first column the time of an event, in a later one the day when something is due. */
    readonly date: readonly string[];
  };
  /** What stands before the name of an owner: owner, assigned to. */
  readonly ownerLabels: readonly string[];
  /** What stands before a due date: due, by. */
  readonly dueLabels: readonly string[];
};

/** The entries of a list that is written with commas and line ends. */
export const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*|\s*\n\s*/u);

/** A language of which nothing is known yet: what another language begins with. */
export const UNKNOWN: Words = {
  head: "last",
  spellings: {},
  prepositions: [],
  conjunctions: [],
  promises: [],
  whole: [],
  work: [],
  ahead: [],
  urgent: [],
  betterment: [],
  perhaps: [],
  lessons: [],
  learned: [],
  praise: [],
  negations: [],
  never: [],
  incident: [],
  done: [],
  questions: [],
  us: [],
  you: [],
  future: [],
  onward: [],
  past: [],
  doing: [],
  ought: [],
  ours: [],
  regret: [],
  principles: [],
  certain: [],
  passive: [],
  reasons: [],
  causes: [],
  following: [],
  progressive: [],
  preterite: [],
  agreed: [],
  commitments: [],
  orders: [],
  beforeOrders: [],
  beforePast: [],
  adjectives: [],
  articles: [],
  irregular: [],
  examples: [],
  nothing: [],
  besideNothing: [],
  placeholders: [],
  writing: [],
  document: [],
  states: [],
  finished: [],
  columns: { action: [], owner: [], due: [], status: [], ticket: [], time: [], date: [] },
  ownerLabels: [],
  dueLabels: [],
};
