import { counter } from '../plural.ts'

const count = counter('en')

/** Words of the page on what readers look for. */
export const discoveryWords = {
  title: 'What readers look for',
  intro: 'Searches of the public catalogue and the titles that are looked at, by day and without persons.',
  views: 'What is shown',
  'view.missing': 'Not found',
  'view.all': 'All searches',
  'view.titles': 'Titles',
  'view.references': 'Led on',
  period: 'Period',
  days30: '30 days',
  days90: '90 days',
  days365: 'A year',
  searches: 'Searches',
  withoutResult: 'Not found',
  share: 'Share',
  looks: 'Looks at titles',
  chart: 'Searches by day',
  chartLabel: (from: string, first: string, to: string, last: string) =>
    `${first} searches on ${from}, ${last} on ${to}`,
  viewsChart: 'Looks at titles by day',
  viewsChartLabel: (from: string, first: string, to: string, last: string) =>
    `${first} looks on ${from}, ${last} on ${to}`,
  part: 'Words in the search',
  term: 'Search',
  titleColumn: 'Title',
  times: 'Times',
  missing: 'Not found',
  found: 'Finds',
  last: 'Last',
  ledTo: 'Leads to',
  correctedTo: (words: string) => `Corrected to “${words}”`,
  titles: (titles: number) => (titles === 0 ? 'Nothing' : count(titles, { one: 'title', other: 'titles' })),
  emptyMissing: 'No search without a result in these days',
  emptyMissingText: 'Searches that find nothing show here, the most frequent first.',
  empty: 'No searches in these days',
  emptyText: 'What readers search in the public catalogue shows here a few seconds later.',
  emptyTitles: 'No title was looked at in these days',
  emptyReferences: 'Nothing is led on',
  emptyReferencesText:
    'Open a search that finds nothing, and say what its readers should be shown. Names and subjects have their references in the authority file.',
  lead: 'Lead readers on',
  leadText: 'Readers who search for this are shown what another search finds, and told so.',
  target: 'Shown instead',
  targetHint: 'A search as one would type it: an author, a subject, words of a title.',
  finds: (titles: number, target: string) =>
    titles === 0
      ? `“${target}” finds nothing either.`
      : `“${target}” finds ${count(titles, { one: 'title', other: 'titles' })}.`,
  save: 'Lead on',
  remove: 'Do not lead on',
  removed: (term: string) => `“${term}” is answered by itself again.`,
  saved: (term: string, target: string) => `“${term}” leads to “${target}”.`,
  tryIt: 'Search the catalogue',
  publicPage: 'As readers see it',
  otherLibraries: 'Look in other catalogues',
  suggest: 'Suggest to buy',
  newReference: 'New',
  by: 'By',
  since: 'Since',
}
