/** What other libraries can be asked by. */
export const searchKeys = ['isbn', 'issn', 'lccn', 'oclc', 'title', 'author', 'any'] as const
export type SearchKey = (typeof searchKeys)[number]

/** One thing that is searched for, as it was typed. */
export interface SearchTerm {
  readonly key: SearchKey
  readonly text: string
}
