import { hexOf } from './hex.ts'
import { RfidProblem } from './rfid-problem.ts'

/** A block behind the basic block of ISO 28560-3: fields that end with a zero each. */
export interface ExtensionBlock {
  readonly id: number
  readonly fields: readonly string[]
  /** One byte before the fields of the library extension block: the format of the medium. */
  readonly mediaFormat?: string
}

/** Structured extension blocks by their identifier (ISO 28560-3, 7.5 to 7.9). */
export const blockNames: Readonly<Record<number, string>> = {
  1: 'Library extension block',
  2: 'Acquisition extension block',
  3: 'Library supplement block',
  4: 'Title block',
  5: 'ILL block',
}

/** What the first fields of a block hold; later ones go by their number. */
export const fieldNames: Readonly<Record<number, readonly string[]>> = {
  1: ['Alternative item identifier', 'Owner institution'],
  2: ['Supplier identifier', 'Product identifier', 'Order number', 'Supplier invoice number'],
  4: ['Title'],
  5: ['ILL borrowing institution', 'ILL borrowing transaction number'],
}

const encoder = new TextEncoder()

/** A block in its frame (7.4.2): length, identifier (low byte first), exclusive-or of all other bytes, fields. Throws `RfidProblem`. */
export function writeBlock({ id, fields, mediaFormat }: ExtensionBlock): readonly number[] {
  const format = id === 1 ? [Number.parseInt(mediaFormat ?? '00', 16)] : []
  const content = [...format, ...fields.flatMap((field) => [...encoder.encode(field.replaceAll('\u0000', ' ')), 0])]
  const length = content.length + 4
  if (length > 255)
    throw new RfidProblem('element-too-long', `${blockNames[id] ?? 'A block'} is too long: ${length} of 255 bytes.`)
  const head = [length, id & 255, id >> 8]
  return [...head, [...head, ...content].reduce((sum, byte) => sum ^ byte, 0), ...content]
}

/** Blocks as read, what is wrong with them, and how many bytes they take. */
export function readBlocks(bytes: Uint8Array): {
  readonly blocks: readonly (ExtensionBlock & { readonly unstructured?: string })[]
  readonly problems: readonly string[]
  readonly used: number
} {
  const blocks: (ExtensionBlock & { readonly unstructured?: string })[] = []
  const problems: string[] = []
  let at = 0
  while (at < bytes.length && bytes[at] !== 0) {
    const length = bytes[at] ?? 0
    if (length < 4 || at + length > bytes.length) {
      problems.push('Behind the basic block the tag is broken off or foreign: nothing more was read.')
      break
    }
    const frame = bytes.subarray(at, at + length)
    const id = (frame[1] ?? 0) | ((frame[2] ?? 0) << 8)
    const name = blockNames[id]
    if (frame.reduce((sum, byte) => sum ^ byte, 0) !== 0)
      problems.push(`The check of the ${name ?? `block ${id}`} is wrong: it may be half written.`)
    blocks.push(name === undefined ? { id, fields: [], unstructured: hexOf(frame.subarray(4)) } : structured(id, frame))
    at += length
  }
  return { blocks, problems, used: at }
}

function structured(id: number, frame: Uint8Array): ExtensionBlock {
  const content = frame.subarray(id === 1 ? 5 : 4)
  const text = new TextDecoder().decode(content)
  const fields = text.replace(/\u0000+$/, '').split('\u0000')
  return {
    id,
    fields: fields.length === 1 && fields[0] === '' ? [] : fields,
    ...(id === 1 && { mediaFormat: hexOf(frame.subarray(4, 5)) }),
  }
}
