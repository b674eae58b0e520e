/** What stands behind the question mark of an address, as it was read. */
export type Query = Readonly<Record<string, unknown>>

/** One value of a parameter, its first where it comes more than once; cut to so many characters, without control characters. */
export function one(query: Query, name: string, longest = 1000): string {
  const given = query[name]
  const value: unknown = Array.isArray(given) ? given[0] : given
  return typeof value === 'string' ? clean(value, longest) : ''
}

/** All values of a parameter, at most `most` of them. */
export function several(query: Query, name: string, most = 50): readonly string[] {
  const given: unknown = query[name]
  const values: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given]
  return values.flatMap((value) => (typeof value === 'string' ? [clean(value, 1000)] : [])).slice(0, most)
}

function clean(value: string, longest: number): string {
  return value
    .slice(0, longest)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
}
