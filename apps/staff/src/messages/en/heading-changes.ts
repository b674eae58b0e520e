import type {
  ChangedKind,
  ClusterMethod,
  FoundCluster,
  HeadingProject,
  HeadingRule,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { counter } from '../plural.ts'

const count = counter('en')
const records = { one: 'record', other: 'records' }

/** Headings changed everywhere at once. */
export const headingWords = {
  title: 'Heading changes',
  pages: 'Pages of heading changes',
  change: 'Change a heading',
  changeText:
    'One heading becomes another in every record that has it. The preview shows each record; it can be undone.',
  projects: 'Projects',
  projectsText: 'Reparative work: which headings are changed, why, and what that came to.',
  clusters: 'Clusters',
  clustersText: 'Forms that may mean the same, side by side; choose the right one and bring the others to it.',
  kind: 'Kind',
  from: 'Old heading',
  fromHint: 'Begin to type and choose, or write it: Poor -- Medical care.',
  to: 'New heading',
  toHint: 'With codes where subfields matter: $aTwain, Mark,$d1835-1910.',
  headingsSo: 'Headings that begin so',
  carried: (n: number) => count(n, { one: 'title', other: 'titles' }),
  source: 'Only of the vocabulary',
  sourceHint: 'lcsh, mesh, fast …; none where none is named. Any when empty.',
  toSource: 'New vocabulary',
  toSourceHint: 'As it was when empty.',
  authority: 'Number of its authority record ($0)',
  subdivided: 'Also with more subdivisions, which stay',
  nameTitles: 'A name also before the title of a work',
  asSubject: 'Names and titles also as subjects',
  asSubdivision: 'Also as a subdivision of other headings',
  keepOld: 'Titles go on being found by the old heading',
  why: 'Why',
  whyHint: 'Kept with each changed record.',
  more: 'More precisely',
  preview: 'Preview',
  done: 'Changed lately',
  noneDone: 'No heading was changed everywhere yet',
  heading: 'Heading',
  becomes: (from: string, to: string) => `${from} → ${to}`,
  records: 'Records',
  recordCount: (n: number) => count(n, records),
  state: 'State',
  undone: 'Undone',
  byAt: (by: string, at: string) => `${by}, ${at}`,
  offers: 'Authority records changed',
  offersText: 'Their old headings are still in records. Let the records follow, or leave them.',
  follow: 'Let records follow',
  leave: 'Leave them',
  // Projects
  newProject: 'New project',
  noProjects: 'No projects yet',
  noProjectsText: 'A project keeps rules for headings together with the reason for them.',
  project: 'Project',
  projectTitle: 'Title',
  reason: 'Reason, for everyone to read',
  reasonHint: 'A title whose heading changes leads here in the public catalogue.',
  contact: 'Who answers for it',
  sources: 'Where the words come from',
  isPublic: 'Shown in the public catalogue',
  publicHint: 'A note with each title, a page of the project, the open list of changes.',
  publicPage: 'Its public page',
  watch: 'Records that come later',
  keepOldTerms: 'Titles go on being found by the old terms',
  rules: 'Rules',
  ruleCount: (n: number) => count(n, { one: 'rule', other: 'rules' }),
  noRules: 'No rules yet: add one, or begin with a list.',
  addRule: 'Add a rule',
  addList: 'Begin with a list',
  removeRule: (from: string) => `Remove the rule for “${from}”`,
  action: 'What happens',
  how: 'It fits',
  institution: 'Only fields of ($5)',
  enabled: 'Rule is on',
  ruleReason: 'Reason for this heading',
  save: 'Save',
  saved: 'Saved.',
  saveFirst: 'Saved with the preview.',
  run: 'Preview all rules',
  runs: 'Runs',
  noRuns: 'Not done yet.',
  waiting: 'Came since the last run',
  noneWaiting: 'Nothing has come since.',
  titles: 'Titles changed',
  delete: 'Delete the project',
  // Clusters
  of: 'Of what',
  place: 'Other',
  publishers: 'Publishers (264 $b)',
  publishersOld: 'Publishers (260 $b)',
  places: 'Places (264 $a)',
  series: 'Series (490 $a)',
  tag: 'Tag',
  subfield: 'Subfield',
  method: 'How alike',
  look: 'Look for clusters',
  looks: 'Looks',
  noLooks: 'Nobody has looked for clusters yet',
  looking: 'Looking for clusters',
  texts: 'Forms looked at',
  found: 'Clusters',
  open: 'Open',
  noClusters: 'Nothing looks alike',
  noClustersText: 'Try a looser way: what sounds alike, or what is near.',
  allDone: 'Nothing is left here',
  merge: (n: number) => `Preview merging ${count(n, { one: 'cluster', other: 'clusters' })}`,
  skip: 'Different things',
  unskip: 'Take back',
  tick: (text: string) => `Merge the cluster of ${text}`,
  choose: 'Right form',
  typed: 'Another form',
  keys: 'J K move · X tick · 1 to 9 choose · S different things · Enter preview',
  showOpen: 'Open',
  showAll: 'All',
  which: 'Which clusters',
}

/** Links of headings to their authorities, written into records. */
export const headingLinkingWords = {
  open: 'Write links into records',
  title: 'Write links into records',
  text: 'Headings that are established get what identifies their authority. The preview shows each record; it can be undone.',
  ofOne: (heading: string) =>
    `In the records with a heading of “${heading}” every established heading gets what identifies its authority. The preview shows each record; it can be undone.`,
  write: 'The authority record ($0)',
  number: 'By its number, (DLC)n79021164, else by its address',
  address: 'By its address, else by its number',
  none: 'Not at all',
  thing: 'Also the address of the person or thing itself ($1), where it is known',
  records: 'Records',
  everything: 'All with established headings',
  subdivided: 'Also headings with subdivisions: they get the link of the heading before them',
  replace: 'Another number of the same agency that is there gives way',
}

/** Kinds of headings to change. */
export const changedKindNames: Readonly<Record<ChangedKind, string>> = {
  any: 'Any heading',
  name: 'Names',
  title: 'Works and series',
  subject: 'Subjects',
  genre: 'Genres and forms',
}

/** Where a project stands. */
export const headingProjectStates: Readonly<Record<HeadingProject['state'], string>> = {
  draft: 'Draft',
  active: 'Active',
  finished: 'Finished',
}

/** Ways to find clusters, from the strictest to the loosest. */
export const clusterMethodNames: Readonly<Record<ClusterMethod, string>> = {
  naco: 'Capitals, marks and punctuation',
  fingerprint: 'Order of words too',
  ngram: 'Blanks and hyphens too',
  metaphone: 'Sounds alike in English',
  cologne: 'Sounds alike in German',
  levenshtein: 'Typing mistakes',
  'jaro-winkler': 'Begins alike',
  ppm: 'Made of the same pieces',
}

/** What became of a cluster. */
export const clusterStates: Readonly<Record<FoundCluster['state'], string>> = {
  open: 'Open',
  merged: 'Merged',
  skipped: 'Different things',
}

/** What happens with records that come later. */
export const headingWatches: Readonly<Record<HeadingProject['watch'], string>> = {
  off: 'Leave them',
  list: 'List them here',
  apply: 'Change them by themselves',
}

/** What a rule does. */
export const headingActions: Readonly<Record<HeadingRule['action'], string>> = {
  replace: 'Replace',
  add: 'Add beside',
  remove: 'Remove',
}

/** How a rule finds its headings. */
export const headingHows: Readonly<Record<HeadingRule['how'], string>> = {
  exact: 'Whole heading',
  pattern: 'Pattern',
}
