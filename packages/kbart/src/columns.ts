/** The columns of a KBART file in their order (NISO RP-9-2014 §6.6, Phase II). */
export const columns = [
  'publication_title',
  'print_identifier',
  'online_identifier',
  'date_first_issue_online',
  'num_first_vol_online',
  'num_first_issue_online',
  'date_last_issue_online',
  'num_last_vol_online',
  'num_last_issue_online',
  'title_url',
  'first_author',
  'title_id',
  'embargo_info',
  'coverage_depth',
  'notes',
  'publisher_name',
  'publication_type',
  'date_monograph_published_print',
  'date_monograph_published_online',
  'monograph_volume',
  'monograph_edition',
  'first_editor',
  'parent_publication_title_id',
  'preceding_publication_title_id',
  'access_type',
] as const

/** The name of a column of Phase II. */
export type KbartColumn = (typeof columns)[number]

/** Names that Phase I (2010) and common exports use for the same. */
const olderNames: ReadonlyMap<string, KbartColumn> = new Map([
  ['coverage_notes', 'notes'],
  ['title', 'publication_title'],
  ['url', 'title_url'],
  ['publisher', 'publisher_name'],
  ['print_issn', 'print_identifier'],
  ['online_issn', 'online_identifier'],
  ['parent_publication_id', 'parent_publication_title_id'],
])

/** The column that a heading of a file means; a heading that is not of the standard stays as it is written. */
export function columnOf(heading: string): string {
  const tidy = heading.trim()
  const name = tidy.toLowerCase().replaceAll(/[\s-]+/g, '_')
  return columns.find((column) => column === name) ?? olderNames.get(name) ?? tidy
}
