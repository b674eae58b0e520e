import type { DataField, Field } from '../record/field.ts'

const none: readonly never[] = []
/** Small enough to be a small integer of the machine. */
const BITS = 30
const noTags: readonly number[] = Array.from({ length: 34 }, () => 0)

/**
 * The fields of a record by tag. Rules ask for many tags that most records do not have: whether a tag is there is one bit, and
 * its fields are gathered when somebody asks for them.
 */
export class TagIndex {
  readonly #fields: readonly Field[]
  /** A bit for each of the tags 000 to 999; {@link TagIndex.#isOdd} stands for all others. */
  readonly #present: number[] = noTags.slice()
  /** A bit for each tag that is there twice. */
  readonly #repeated: number[] = noTags.slice()
  #isOdd = false
  readonly #byTag = new Map<string, readonly Field[]>()
  readonly #dataByTag = new Map<string, readonly DataField[]>()

  constructor(fields: readonly Field[]) {
    this.#fields = fields
    for (const { tag } of fields) {
      const number = numberOf(tag)
      if (number < 0) this.#isOdd = true
      else {
        const place = Math.trunc(number / BITS)
        const bit = 1 << (number % BITS)
        if ((this.#present[place]! & bit) !== 0) this.#repeated[place]! |= bit
        this.#present[place]! |= bit
      }
    }
  }

  /** All fields with a tag, in order. */
  fieldsOf(tag: string): readonly Field[] {
    if (!this.has(tag)) return none
    let list = this.#byTag.get(tag)
    if (!list) {
      list = this.#fields.filter((field) => field.tag === tag)
      this.#byTag.set(tag, list)
    }
    return list
  }

  /** All data fields with a tag, in order. */
  dataFieldsOf(tag: string): readonly DataField[] {
    if (!this.has(tag)) return none
    let list = this.#dataByTag.get(tag)
    if (!list) {
      list = this.#fields.filter((field): field is DataField => field.tag === tag && field.kind === 'data')
      this.#dataByTag.set(tag, list)
    }
    return list
  }

  /** Whether there is a field with a tag. */
  has(tag: string): boolean {
    const number = numberOf(tag)
    return number < 0 ? this.#isOdd : ((this.#present[Math.trunc(number / BITS)]! >> (number % BITS)) & 1) === 1
  }

  /** Whether there is more than one field with a tag. */
  isRepeated(tag: string): boolean {
    const number = numberOf(tag)
    if (number < 0) return this.fieldsOf(tag).length > 1
    return ((this.#repeated[Math.trunc(number / BITS)]! >> (number % BITS)) & 1) === 1
  }
}

/** The number of a tag of three figures, -1 for others. */
function numberOf(tag: string): number {
  if (tag.length !== 3) return -1
  const hundreds = tag.charCodeAt(0) - 0x30
  const tens = tag.charCodeAt(1) - 0x30
  const ones = tag.charCodeAt(2) - 0x30
  if (hundreds < 0 || hundreds > 9 || tens < 0 || tens > 9 || ones < 0 || ones > 9) return -1
  return hundreds * 100 + tens * 10 + ones
}
