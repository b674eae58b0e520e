import { termKey, type Quad, type Term } from './term.ts'

/**
 * Whether two documents say the same, whatever the labels of their things without an address. Things that are told apart
 * by nothing but each other are compared by their number.
 */
export function sameGraph(a: readonly Quad[], b: readonly Quad[]): boolean {
  const left = canonical(a)
  const right = canonical(b)
  return left.length === right.length && left.every((line, index) => line === right[index])
}

/** Lines for all statements in order, with colours in the place of labels: what is said around a thing, some steps far. */
function canonical(quads: readonly Quad[]): readonly string[] {
  let colours = new Map<string, string>()
  const show = (term: Term | undefined): string =>
    term === undefined ? '' : term.kind === 'blank' ? `_:${colours.get(term.value) ?? ''}` : termKey(term)
  for (let round = 0; round < 12; round++) {
    const said = new Map<string, string[]>()
    const say = (term: Term, line: string): void => {
      if (term.kind !== 'blank') return
      const known = said.get(term.value)
      if (known) known.push(line)
      else said.set(term.value, [line])
    }
    for (const { subject, predicate, object, graph } of quads) {
      say(subject, `> ${predicate} ${show(object)} ${show(graph)}`)
      say(object, `< ${predicate} ${show(subject)} ${show(graph)}`)
    }
    colours = new Map([...said].map(([label, lines]) => [label, hash(lines.sort().join('\n'))]))
  }
  return [...new Map(quads.map((quad) => [JSON.stringify(quad), quad])).values()]
    .map(({ subject, predicate, object, graph }) => `${show(subject)} ${predicate} ${show(object)} ${show(graph)}`)
    .sort()
}

/** FNV-1a with 53 bits, enough to tell some thousand things apart. */
function hash(text: string): string {
  let high = 0x811c9dc5
  let low = 0xcbf29ce4
  for (let at = 0; at < text.length; at++) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193)
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000197)
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36)
}
