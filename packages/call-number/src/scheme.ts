/** How a shelf is arranged: Library of Congress, Dewey, National Library of Medicine, Superintendent of Documents, or the house's own way. */
export type CallNumberScheme = 'lc' | 'ddc' | 'nlm' | 'sudoc' | 'local'

/** The scheme of the first indicator of MARC 852 (holdings: 0 LC, 1 Dewey, 2 NLM, 3 SuDoc; all others are the house's own). */
export function schemeOfIndicator(indicator: string): CallNumberScheme {
  const schemes: Readonly<Record<string, CallNumberScheme>> = { '0': 'lc', '1': 'ddc', '2': 'nlm', '3': 'sudoc' }
  return schemes[indicator] ?? 'local'
}
