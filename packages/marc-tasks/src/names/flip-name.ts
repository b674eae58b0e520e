/** Words that stand before a surname and belong to it in one language and not in another. */
const particles = new Set(
  'van von der den de del della di da du des la le los las el al bin ibn ter ten te zu zur'.split(' '),
)
const numerals = /^(?:Jr|Sr|Jnr|Snr|II|III|IV|V)\.?$/i
const titles = /^(?:Dr|Prof|Sir|Mr|Mrs|Ms|Rev|Hon|Dame|Lord|Lady)\.?$/i

/**
 * “John Ronald Smith Jr.” as a heading has it: “Smith, John Ronald, Jr.” Titles (Dr., Sir) go. Small words before the surname go
 * with it only when `particles` says so: van Gogh is filed under G in the Netherlands and under V in the United States. A name
 * that has a comma, or one word alone, stays.
 */
export function invertedName(name: string, withParticles: boolean): string {
  const text = name.trim()
  const ending = /[;/:]$/.exec(text)?.[0] ?? ''
  const body = ending === '' ? text : text.slice(0, -1).trimEnd()
  const [main = '', suffix, ...more] = body.split(/,\s*/)
  const isSuffix = suffix !== undefined && more.length === 0 && numerals.test(suffix)
  if (suffix !== undefined && !isSuffix) return name
  // The stop of a field, not that of an initial, stays at its end.
  const stop = /\p{Ll}{3}\.$/u.test(main) ? '.' : ''
  const words = (stop === '' ? main : main.slice(0, -1)).split(/\s+/).filter((word) => word !== '')
  while (words.length > 2 && titles.test(words[0] ?? '')) words.shift()
  const behind = isSuffix ? suffix : words.length > 2 && numerals.test(words.at(-1) ?? '') ? words.pop() : undefined
  if (words.length < 2 || (words.length === 2 && titles.test(words[0] ?? ''))) return name
  const at = withParticles ? surnameAt(words) : words.length - 1
  const inverted = `${words.slice(at).join(' ')}, ${words.slice(0, at).join(' ')}`
  return `${inverted}${behind === undefined ? '' : `, ${behind}`}${stop}${ending === '' ? '' : ` ${ending}`}`
}

function surnameAt(words: readonly string[]): number {
  let at = words.length - 1
  while (at > 1 && particles.has(words[at - 1] ?? '')) at--
  return at
}

/** “Smith, John Ronald, Jr.” as it is said: “John Ronald Smith, Jr.” A name without a comma stays. */
export function directName(name: string): string {
  const text = name.trim().replace(/,$/, '')
  const [surname = '', forenames, suffix, ...more] = text.split(/,\s*/)
  if (forenames === undefined || more.length > 0 || (suffix !== undefined && !numerals.test(suffix))) return name
  const direct = `${forenames} ${surname}`
  return suffix === undefined ? direct : `${direct}, ${suffix}`
}
