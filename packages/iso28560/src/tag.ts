import { afiMeaning, afiValues, dsfidMeaning, dsfidValues, type Chip } from './chips.ts'
import { dataElement, usageName } from './data-elements.ts'
import { hexOf } from './hex.ts'
import { writePart2 } from './part2-write.ts'
import { readPart2 } from './part2-read.ts'
import { writePart3 } from './part3-write.ts'
import { readPart3 } from './part3-read.ts'
import { RfidProblem } from './rfid-problem.ts'
import { setText, type SetInformation } from './set-information.ts'

/** Models by which tags of libraries are written. */
export const tagModels = ['iso28560-2', 'iso28560-3'] as const
export type TagModel = (typeof tagModels)[number]

/** What a tag is to say of an item. */
export interface TagContent {
  readonly item: string
  readonly owner?: string
  readonly set?: SetInformation
  /** Two hexadecimal digits, see `typesOfUsage`. */
  readonly usage?: string
  readonly title?: string
  /** Further elements of ISO 28560-2, by their object identifier. */
  readonly elements?: readonly { readonly oid: number; readonly value: string }[]
  /** Identifiers of elements that are locked for good; ISO 28560-2 only. */
  readonly lock?: readonly number[]
}

/** A tag as it is to be written: its whole memory, block by block. */
export interface EncodedTag {
  readonly model: TagModel
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Bytes that say something; the rest are zeros. */
  readonly used: number
  readonly blocks: readonly { readonly number: number; readonly hex: string; readonly lock: boolean }[]
  readonly dsfid: number
  /** Values of the Application Family Identifier while it belongs here, and while it is lent. */
  readonly afi: { readonly secured: number; readonly unsecured: number }
}

/** Writes the memory of a tag. Throws `RfidProblem` with a sentence for the desk where it cannot be written. */
export function encodeTag(model: TagModel, content: TagContent, chip: Chip): EncodedTag {
  const { bytes, lockedBlocks } =
    model === 'iso28560-2'
      ? writePart2(elementsOf(content), chip.block)
      : { bytes: part3Bytes(content, chip.bytes), lockedBlocks: [] }
  if (bytes.length > chip.bytes)
    throw new RfidProblem(
      'tag-too-small',
      `${chip.name} has ${chip.bytes} bytes; this needs ${bytes.length}. Leave elements out, the title first, or take another tag.`,
    )
  const memory = new Uint8Array(chip.bytes)
  memory.set(bytes)
  const written = Math.ceil(bytes.length / chip.block)
  return {
    model,
    bytes: memory,
    used: bytes.length,
    blocks: Array.from({ length: written }, (_, number) => ({
      number,
      hex: hexOf(memory.subarray(number * chip.block, (number + 1) * chip.block)),
      lock: lockedBlocks.includes(number),
    })),
    dsfid: model === 'iso28560-2' ? dsfidValues.part2 : dsfidValues.part3,
    afi: afiValues,
  }
}

function elementsOf(content: TagContent) {
  const known = [
    { oid: 1, value: content.item },
    ...(content.owner === undefined || content.owner === '' ? [] : [{ oid: 3, value: content.owner }]),
    ...(content.set ? [{ oid: 4, value: setText(content.set) }] : []),
    ...(content.usage === undefined ? [] : [{ oid: 5, value: content.usage }]),
    ...(content.title === undefined || content.title === '' ? [] : [{ oid: 17, value: content.title }]),
    ...(content.elements ?? []),
  ]
  const others = known.map(({ oid }) => oid).filter((oid) => oid > 2)
  const hasContent = known.some(({ oid }) => oid === 2)
  return [...known, ...(others.length > 0 && !hasContent ? [{ oid: 2, value: others.join(',') }] : [])].map((one) => ({
    ...one,
    ...(content.lock?.includes(one.oid) === true && { locked: true }),
  }))
}

function part3Bytes(content: TagContent, memory: number): Uint8Array<ArrayBuffer> {
  if ((content.lock?.length ?? 0) > 0)
    throw new RfidProblem('no-lock', 'Single elements are locked in the model of part 2 only.')
  if ((content.elements?.length ?? 0) > 0)
    throw new RfidProblem('no-elements', 'Further data elements go on tags of part 2; part 3 has fixed fields.')
  return writePart3(
    {
      item: content.item,
      usage: Number.parseInt((content.usage ?? '10').charAt(0), 16),
      ...(content.owner !== undefined && { owner: content.owner }),
      ...(content.set && { set: content.set }),
      ...(content.title !== undefined && content.title !== '' && { extensions: [{ id: 4, fields: [content.title] }] }),
    },
    memory,
  )
}

/** What a reader knows of a tag beside its memory. */
export interface TagFacts {
  readonly dsfid?: number
  readonly afi?: number
}

/** A tag as it was understood. */
export interface DecodedTag {
  readonly model: TagModel | 'empty' | 'unknown'
  /** Barcode of the item; empty when the tag names none. */
  readonly item: string
  readonly owner: string
  readonly set: SetInformation | null
  /** Two hexadecimal digits; empty when not said. */
  readonly usage: string
  readonly title: string
  readonly lines: readonly { readonly name: string; readonly value: string }[]
  /** What is wrong or doubtful, in sentences; empty for a sound tag. */
  readonly problems: readonly string[]
  readonly sound: boolean
}

const nothing = { item: '', owner: '', set: null, usage: '', title: '' } as const

/**
 * Reads the memory of a tag, whoever wrote it: of part 2, of part 3 and the Danish model before it, with blocks in either byte
 * order. Half written, foreign and empty tags are told as such; what can be read is given all the same.
 */
export function decodeTag(memory: Uint8Array, facts: TagFacts = {}): DecodedTag {
  const beside = [
    ...(facts.dsfid === undefined ? [] : [{ name: 'Format (DSFID)', value: dsfidMeaning(facts.dsfid) }]),
    ...(facts.afi === undefined ? [] : [{ name: 'Security (AFI)', value: afiMeaning(facts.afi) }]),
  ]
  const judged = (tag: Omit<DecodedTag, 'sound'>): DecodedTag => {
    const problems = [...tag.problems, ...otherFormat(tag.model, facts.dsfid)]
    return { ...tag, lines: [...tag.lines, ...beside], problems, sound: problems.length === 0 && tag.item !== '' }
  }
  if (memory.every((byte) => byte === 0) || memory.every((byte) => byte === 255))
    return judged({ ...nothing, model: 'empty', lines: [], problems: ['The tag is empty.'] })
  const found = [memory, blocksReversed(memory)].map((bytes) => ({ bytes, tag: readPart3(bytes) }))
  const intact = found.find(({ tag }) => tag?.intact)
  if (intact?.tag) {
    const note = intact.bytes === memory ? [] : ['The bytes of each block stand in reverse order.']
    return judged({ ...part3View(intact.tag), problems: [...note, ...intact.tag.problems] })
  }
  const part2 = readPart2(memory)
  const isReadable = part2.elements[0]?.oid === 1 && part2.elements[0].problem === undefined
  const isPart2 =
    facts.dsfid === dsfidValues.part2 || (part2.problems.length === 0 && facts.dsfid !== dsfidValues.part3)
  if (isPart2 && isReadable) return judged(part2View(part2))
  const broken = found[0]?.tag
  if (broken && facts.dsfid !== dsfidValues.part2 && isPlausible(broken))
    return judged({ ...part3View(broken), problems: broken.problems })
  if (isReadable) return judged(part2View(part2))
  return judged({ ...nothing, model: 'unknown', lines: [], problems: [foreign(memory)] })
}

/** The format byte says one model and the memory holds another: readers that trust it find nothing. */
function otherFormat(model: DecodedTag['model'], dsfid: number | undefined): readonly string[] {
  const said = dsfid === dsfidValues.part2 ? 'iso28560-2' : dsfid === dsfidValues.part3 ? 'iso28560-3' : undefined
  if (said === undefined || said === model || (model !== 'iso28560-2' && model !== 'iso28560-3')) return []
  const name = { 'iso28560-2': 'ISO 28560-2', 'iso28560-3': 'ISO 28560-3' }
  return [`The format byte (DSFID) says ${name[said]}, and the memory is written by ${name[model]}.`]
}

/** A tag whose check is wrong is taken for one of part 3 only when it names an item and a part that can be. */
function isPlausible({ item, set }: NonNullable<ReturnType<typeof readPart3>>): boolean {
  return /^[\u0020-\u007e]{3,}$/.test(item) && set.part >= 1 && set.part <= set.of
}

function foreign(memory: Uint8Array): string {
  if (memory[0] === 0xe1 || memory[0] === 0xe2) return 'This is an NFC tag (NDEF) and none of a library by ISO 28560.'
  return 'The tag is of another model than ISO 28560, or its first block was never written. Read it by its barcode and write it anew.'
}

function blocksReversed(memory: Uint8Array): Uint8Array {
  const turned = new Uint8Array(memory.length)
  for (let at = 0; at < memory.length; at += 4) turned.set(memory.slice(at, at + 4).toReversed(), at)
  return turned
}

function part3View(tag: NonNullable<ReturnType<typeof readPart3>>): Omit<DecodedTag, 'sound' | 'problems'> {
  const title = tag.extensions.find(({ id }) => id === 4)?.fields[0] ?? ''
  const { item, owner, set, usage, lines } = tag
  return { model: 'iso28560-3', item, owner, set: set.of > 0 ? set : null, usage, title, lines }
}

function part2View({ elements, problems }: ReturnType<typeof readPart2>): Omit<DecodedTag, 'sound'> {
  const value = (oid: number) => elements.find((one) => one.oid === oid)?.value ?? ''
  const set = /^part (\d+) of (\d+)$/.exec(value(4))
  const named = value(2)
    .split(',')
    .filter((oid) => oid !== '')
    .map(Number)
  const missing = named.filter((oid) => !elements.some((one) => one.oid === oid))
  return {
    model: 'iso28560-2',
    item: value(1),
    owner: value(3),
    set: set ? { part: Number(set[1]), of: Number(set[2]) } : null,
    usage: value(5),
    title: value(17),
    lines: elements.map((one) => ({
      name: one.name,
      value: one.oid === 5 && one.problem === undefined ? usageName(one.value) : one.value,
    })),
    problems: [
      ...problems,
      ...missing.map(
        (oid) => `${dataElement(oid).name} was announced and does not stand on the tag: it is half written.`,
      ),
    ],
  }
}
