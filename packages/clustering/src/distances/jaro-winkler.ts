/**
 * How alike two texts are by Jaro's measure as Winkler bettered it: 1 for the same text, 0 for nothing in common; texts that
 * begin alike are more alike. Compares UTF-16 units.
 *
 * @example jaroWinkler('martha', 'marhta') // 0.961…
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const found: number[] = []
  for (let at = 0; at < a.length; at += 1) {
    const end = Math.min(b.length, at + reach + 1)
    for (let other = Math.max(0, at - reach); other < end; other += 1) {
      if (taken[other] === 1 || a.charCodeAt(at) !== b.charCodeAt(other)) continue
      taken[other] = 1
      found.push(a.charCodeAt(at))
      break
    }
  }
  if (found.length === 0) return 0
  let crossed = 0
  let place = 0
  for (let other = 0; other < b.length; other += 1) {
    if (taken[other] !== 1) continue
    if (b.charCodeAt(other) !== found[place]) crossed += 1
    place += 1
  }
  const same = found.length
  const jaro = (same / a.length + same / b.length + (same - crossed / 2) / same) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}
