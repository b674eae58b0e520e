import { rdf, termKey, type Quad, type Subject, type Term } from './term.ts'

/** A thing with what is said about it, as the writers put things inside each other. */
export interface Described {
  readonly subject: Subject
  readonly types: readonly string[]
  /** By property, in the order in which they were first said. */
  readonly properties: ReadonlyMap<string, readonly Term[]>
}

/** The statements as things, and which of them may stand inside the one that points at them. */
export interface Tree {
  /** Those that stand at the top, in the order of the document. */
  readonly roots: readonly Described[]
  /** The thing that is written at the place of a term; undefined when it is written elsewhere or nothing is said about it. */
  readonly inside: (term: Term) => Described | undefined
  /** The members of a list that is only used once and well formed. */
  readonly list: (term: Term) => readonly Term[] | undefined
  /** Whether a thing at the top without an address is pointed at, and so needs its label. */
  readonly isLabelled: (thing: Described) => boolean
  /** Labels for the things without an address that are pointed at from several places. */
  readonly label: (term: Term) => string
}

/** How statements are arranged. */
export interface TreeOptions {
  /** Whether a thing with an address may stand inside the only one that points at it; none does unless told. */
  readonly nests?: ((thing: Described) => boolean) | undefined
  /** Stands before the labels of things without an address; `b` unless told. */
  readonly blankPrefix?: string | undefined
}

/**
 * Arranges statements for writing: a thing without an address stands inside the only one that points at it, and so does
 * a thing with an address for which `nests` says so.
 */
export function treeOf(quads: readonly Quad[], { nests, blankPrefix = 'b' }: TreeOptions = {}): Tree {
  const things = new Map<string, { subject: Subject; types: string[]; properties: Map<string, Term[]> }>()
  const pointers = new Map<string, number>()
  for (const { subject, predicate, object } of quads) {
    const key = termKey(subject)
    let thing = things.get(key)
    if (!thing) things.set(key, (thing = { subject, types: [], properties: new Map() }))
    if (predicate === rdf('type') && object.kind === 'iri') thing.types.push(object.value)
    else {
      const known = thing.properties.get(predicate)
      if (known) known.push(object)
      else thing.properties.set(predicate, [object])
    }
    if (object.kind !== 'literal' && predicate !== rdf('type')) {
      const target = termKey(object)
      pointers.set(target, (pointers.get(target) ?? 0) + 1)
    }
  }
  const nested = new Set<string>()
  for (const [key, thing] of things)
    if (pointers.get(key) === 1 && (thing.subject.kind === 'blank' || nests?.(thing) === true)) nested.add(key)
  const roots = reachable(things, nested)
  const labels = new Map<string, string>()
  return {
    roots: roots.flatMap((key) => things.get(key) ?? []),
    isLabelled: (thing) => thing.subject.kind === 'blank' && (pointers.get(termKey(thing.subject)) ?? 0) > 0,
    inside: (term) => {
      const key = term.kind === 'literal' ? undefined : termKey(term)
      return key !== undefined && nested.has(key) ? things.get(key) : undefined
    },
    list: (term) => listOf(term, things, nested),
    label: (term) => {
      const key = termKey(term)
      const known = labels.get(key) ?? `${blankPrefix}${labels.size}`
      labels.set(key, known)
      return known
    },
  }
}

interface Thing extends Described {
  readonly properties: Map<string, Term[]>
}

/** What is to stand at the top, so that everything is written: a ring of things inside each other is cut open. */
function reachable(things: ReadonlyMap<string, Thing>, nested: Set<string>): string[] {
  const seen = new Set<string>()
  const visit = (start: string): void => {
    const waiting = [start]
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (seen.has(key)) continue
      seen.add(key)
      for (const objects of things.get(key)?.properties.values() ?? [])
        for (const object of objects) {
          const target = object.kind === 'literal' ? '' : termKey(object)
          if (nested.has(target)) waiting.push(target)
        }
    }
  }
  const roots = [...things.keys()].filter((key) => !nested.has(key))
  for (const key of roots) visit(key)
  for (const key of things.keys())
    if (!seen.has(key)) {
      nested.delete(key)
      roots.push(key)
      visit(key)
    }
  return roots
}

function listOf(
  term: Term,
  things: ReadonlyMap<string, Thing>,
  nested: ReadonlySet<string>,
): readonly Term[] | undefined {
  if (term.kind === 'literal') return undefined
  const members: Term[] = []
  let cell: Term = term
  for (;;) {
    if (cell.kind === 'iri') return cell.value === rdf('nil') ? members : undefined
    const key = termKey(cell)
    const thing = nested.has(key) ? things.get(key) : undefined
    const first = thing?.properties.get(rdf('first'))
    const rest = thing?.properties.get(rdf('rest'))
    const isCell = first?.length === 1 && rest?.length === 1 && thing?.properties.size === 2 && thing.types.length === 0
    if (!isCell || !first?.[0] || !rest?.[0] || rest[0].kind === 'literal') return undefined
    members.push(first[0])
    cell = rest[0]
  }
}
