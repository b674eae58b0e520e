import {
  attributeSets,
  diagnosticSets,
  octetRecord,
  recordSyntaxes,
  sutrsRecord,
  type Diagnostic,
  type External,
  type RpnNode,
} from '../../src/index.ts'

/** A catalogue in memory. */
export interface SmallCatalogue {
  /** Records in ISO 2709. */
  readonly records: readonly Uint8Array[]
  /** Identifier of the syntax that the records are in: USMARC unless given. */
  readonly syntax?: string | undefined
  /** Makes another syntax of a record; undefined for one that cannot be had. */
  readonly convert?: ((record: Uint8Array, syntax: string) => External | undefined) | undefined
}

/** A diagnostic instead of an answer. */
export class Refused extends Error {
  readonly diagnostic: Diagnostic

  constructor(condition: number, addInfo = '') {
    super(addInfo)
    this.diagnostic = { set: diagnosticSets['bib-1'], condition, addInfo }
  }
}

const decoder = new TextDecoder()

/** Places of the records that a query finds: those in whose text every term stands, in any case. Throws {@link Refused}. */
export function placesFound(
  catalogue: SmallCatalogue,
  node: RpnNode,
  sets: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  switch (node.kind) {
    case 'set': {
      const found = sets.get(node.name)
      if (!found) throw new Refused(30, node.name)
      return found
    }
    case 'prox':
      throw new Refused(129)
    case 'term': {
      const use = node.attributes.find(({ type }) => type === 1)?.value ?? 1016
      if (typeof use !== 'number' || !knownUses.has(use)) throw new Refused(114, String(use))
      if (node.attributes.some(({ set }) => set !== undefined && set !== attributeSets['bib-1'])) throw new Refused(121)
      const term = (
        node.term.kind === 'general' ? decoder.decode(node.term.value) : String(node.term.value)
      ).toLowerCase()
      const wanted = use === 7 || use === 8 ? term.replaceAll('-', '') : term
      return catalogue.records.flatMap((record, place) => {
        const text = decoder.decode(record).toLowerCase()
        return (use === 7 || use === 8 ? text.replaceAll('-', '') : text).includes(wanted) ? [place] : []
      })
    }
    default: {
      const left = placesFound(catalogue, node.left, sets)
      const right = new Set(placesFound(catalogue, node.right, sets))
      if (node.kind === 'or') return [...new Set([...left, ...right])].sort((one, other) => one - other)
      return left.filter((place) => right.has(place) === (node.kind === 'and'))
    }
  }
}

const knownUses: ReadonlySet<number> = new Set([1, 4, 5, 7, 8, 9, 12, 16, 21, 31, 1003, 1016, 1018, 1035])

/** A record in the syntax that is wanted. Throws {@link Refused}. */
export function recordIn(catalogue: SmallCatalogue, place: number, syntax: string | undefined): External {
  const own = catalogue.syntax ?? recordSyntaxes.usmarc
  const record = catalogue.records[place]
  if (!record) throw new Refused(14)
  if (syntax === undefined || syntax === own) return octetRecord(own, record)
  const converted = catalogue.convert?.(record, syntax)
  if (converted) return converted
  if (syntax === recordSyntaxes.sutrs) return sutrsRecord(decoder.decode(record).replaceAll(/[\u001D-\u001F]/g, ' '))
  throw new Refused(239, syntax)
}

/** All words of a catalogue with the number of records that they stand in, in order. */
export function wordList({ records }: SmallCatalogue): readonly (readonly [word: string, records: number])[] {
  const counts = new Map<string, number>()
  for (const record of records) {
    const words =
      decoder
        .decode(record)
        .replaceAll(/\u001F./gu, ' ')
        .toLowerCase()
        .match(/\p{L}{2,}/gu) ?? []
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1))
}
