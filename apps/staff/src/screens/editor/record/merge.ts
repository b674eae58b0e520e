import { fieldKey, type EditedField, type EditedRecord } from './buffer.ts'

/** A place where both changed the same field in different ways. */
export interface Clash {
  /** Its number among the clashes, from 0. */
  readonly place: number
  /** The field as both opened it; none where both added one. */
  readonly base: readonly EditedField[]
  /** None where it was deleted. */
  readonly mine: readonly EditedField[]
  readonly theirs: readonly EditedField[]
}

/** What is taken where two edits clash. */
export type Choice = 'mine' | 'theirs' | 'both'

/** What becomes of two edits of one record: what fits together is merged, the rest is to be chosen. */
export interface Merge {
  readonly clashes: readonly Clash[]
  /** Both set the same position of the leader differently. */
  readonly leaderClash: boolean
  readonly leader: string
  /** Fields that came or changed on their side and are taken over without asking. */
  readonly taken: number
  /** The merged record in its order, clashes standing where their fields stood. */
  readonly slots: readonly (EditedField | Clash)[]
}

/** A field of the base with what became of it in an edit. */
interface Fate {
  readonly kept: Map<EditedField, EditedField>
  readonly added: readonly { readonly after: EditedField | undefined; readonly field: EditedField }[]
}

/**
 * Merges two edits of a record. Changes of different fields stand beside each other; where both changed the same field somebody
 * has to choose. The date of the last change (005) is never asked about: the server writes it.
 */
export function mergeRecords(base: EditedRecord, mine: EditedRecord, theirs: EditedRecord): Merge {
  const [my, their] = [fates(base.fields, mine.fields), fates(base.fields, theirs.fields)]
  const clashes: Clash[] = []
  const slots: (EditedField | Clash)[] = []
  let taken = 0
  const clash = (was: EditedField | undefined, ours: EditedField | undefined, others: EditedField | undefined) => {
    const one = { place: clashes.length, base: some(was), mine: some(ours), theirs: some(others) }
    clashes.push(one)
    slots.push(one)
  }
  const left = new Set(their.added.map(({ field }) => field))
  const rivals = new Map<EditedField, EditedField>()
  for (const { field } of my.added) {
    // What both added alike is there once. Two who add a field that a record has once mean the same place.
    const same = [...left].find((other) => fieldKey(other) === fieldKey(field))
    const rival = same ?? (single.test(field.tag) ? [...left].find(({ tag }) => tag === field.tag) : undefined)
    if (rival) left.delete(rival)
    if (rival && !same) rivals.set(field, rival)
  }
  const additions = (after: EditedField | undefined) => {
    for (const { field } of my.added.filter((one) => one.after === after)) {
      const rival = rivals.get(field)
      if (rival) clash(undefined, field, rival)
      else slots.push(field)
    }
    for (const { field } of their.added.filter((one) => one.after === after && left.has(one.field))) {
      taken += 1
      slots.push(field)
    }
  }
  additions(undefined)
  for (const field of base.fields) {
    const [myField, theirField] = [my.kept.get(field), their.kept.get(field)]
    const [iChanged, theyChanged] = [isChanged(field, myField), isChanged(field, theirField)]
    const agree = key(theirField) === key(myField)
    if (theyChanged && iChanged && !agree && field.tag !== '005') clash(field, myField, theirField)
    else {
      if (theyChanged && !agree && field.tag !== '005') taken += 1
      slots.push(...some(theyChanged ? theirField : myField))
    }
    additions(field)
  }
  const positions = Array.from(mine.leader, (letter, at) => {
    const [was, other] = [base.leader[at], theirs.leader[at] ?? letter]
    return letter === was ? other : letter
  })
  const leaderClash = positions.some((letter, at) => {
    const [was, other] = [base.leader[at], theirs.leader[at]]
    return letter !== other && was !== other && letter !== was
  })
  return { clashes, leaderClash, leader: positions.join(''), taken, slots }
}

/** The merged record with the choices made; mine where none was. */
export function settled(merge: Merge, choices: ReadonlyMap<number, Choice>): EditedRecord {
  const fields = merge.slots.flatMap((slot): readonly EditedField[] => {
    if (!('place' in slot)) return [slot]
    const choice = choices.get(slot.place) ?? 'mine'
    if (choice === 'both') return [...slot.theirs, ...slot.mine]
    return choice === 'theirs' ? slot.theirs : slot.mine
  })
  return { leader: merge.leader, fields }
}

function some(field: EditedField | undefined): readonly EditedField[] {
  return field ? [field] : []
}

/** Fields of which a record has one. */
const single = /^(00[1358]|1\d\d|24[05]|250|300)$/

function key(field: EditedField | undefined): string {
  return field ? fieldKey(field) : ''
}

function isChanged(base: EditedField, now: EditedField | undefined): boolean {
  return now === undefined || fieldKey(base) !== fieldKey(now)
}

/**
 * What became of each field of the base. The same field is found by what it says; of those that are left, fields of one tag are
 * taken for one another in their order, the most alike first.
 */
function fates(base: readonly EditedField[], now: readonly EditedField[]): Fate {
  const kept = new Map<EditedField, EditedField>()
  const open = Map.groupBy(now, fieldKey)
  for (const field of base) {
    const same = open.get(fieldKey(field))?.shift()
    if (same) kept.set(field, same)
  }
  const left = new Set(now)
  for (const field of kept.values()) left.delete(field)
  const lost = base.filter((field) => !kept.has(field))
  const pairs = lost.flatMap((field) =>
    [...left]
      .filter(({ tag }) => tag === field.tag)
      .map((other) => ({ field, other, likeness: likeness(field, other) })),
  )
  for (const { field, other } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (kept.has(field) || !left.has(other)) continue
    kept.set(field, other)
    left.delete(other)
  }
  const from = new Map(Array.from(kept, ([field, other]) => [other, field]))
  const added: { after: EditedField | undefined; field: EditedField }[] = []
  let after: EditedField | undefined
  for (const field of now) {
    const origin = from.get(field)
    if (origin) after = origin
    else added.push({ after, field })
  }
  return { kept, added }
}

/** The share of subfields that two fields have in common, from 0 to 1. */
function likeness(a: EditedField, b: EditedField): number {
  if (a.value !== undefined || b.value !== undefined) return 0
  const texts = new Set(a.subfields.map(({ code, value }) => code + value))
  const common = b.subfields.filter(({ code, value }) => texts.has(code + value)).length
  return common / Math.max(1, a.subfields.length, b.subfields.length)
}
