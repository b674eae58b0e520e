import { crc16 } from './crc16.ts'
import { writeBlock, type ExtensionBlock } from './extension-blocks.ts'
import { RfidProblem } from './rfid-problem.ts'
import { checkedSet, type SetInformation } from './set-information.ts'

/** What stands on a tag by ISO 28560-3. */
export interface Part3Content {
  readonly item: string
  /** ISIL of the owner, as "DK-718500". */
  readonly owner?: string
  readonly set?: SetInformation
  /** First digit of the type of usage: 1 for circulation, 2 not, 7 discarded, 8 patron card, 9 equipment. */
  readonly usage?: number
  readonly extensions?: readonly ExtensionBlock[]
}

/** Bytes of the basic block, and what is left of it on tags of 32 bytes (ISO 28560-3, 7.2). */
export const basicBlock = 34
export const truncatedBlock = 32

const encoder = new TextEncoder()

/**
 * The basic block and the extension blocks of a tag. Throws `RfidProblem` where something does not fit: an identifier above
 * 16 bytes, an owner whose ISIL is too long.
 */
export function writePart3(content: Part3Content, memory: number): Uint8Array<ArrayBuffer> {
  const { item, usage = 1, set = { of: 1, part: 1 } } = content
  const { of, part } = checkedSet(set)
  const identifier = encoder.encode(item)
  if (item === '') throw new RfidProblem('element-empty', 'The item has no identifier to write.')
  if (identifier.length > 16)
    throw new RfidProblem('item-too-long', `"${item}" has ${identifier.length} bytes; the basic block has room for 16.`)
  if (memory < truncatedBlock)
    throw new RfidProblem('tag-too-small', `The tag has ${memory} bytes; the basic block needs at least 32.`)
  const owner = ownerBytes(content.owner ?? '', memory < basicBlock ? 9 : 11)
  const block = new Uint8Array(basicBlock)
  block.set([0x10 | (usage & 15), of, part])
  block.set(identifier, 3)
  block.set(owner.country, 21)
  block.set(owner.rest, 23)
  const crc = basicBlockCheck(block)
  block.set([crc & 255, crc >> 8], 19)
  const extensions = (content.extensions ?? []).flatMap(writeBlock)
  if (memory < basicBlock && extensions.length === 0) return block.slice(0, truncatedBlock)
  return Uint8Array.from([...block, ...extensions])
}

/** The check over the basic block without the check itself; what a tag of 32 bytes lacks counts as zero (annex C). */
export function basicBlockCheck(block: Uint8Array): number {
  const whole = new Uint8Array(basicBlock)
  whole.set(block.subarray(0, basicBlock))
  return crc16([...whole.subarray(0, 19), ...whole.subarray(21)])
}

function ownerBytes(isil: string, room: number): { readonly country: Uint8Array; readonly rest: Uint8Array } {
  if (isil === '') return { country: new Uint8Array(), rest: new Uint8Array() }
  const parts = /^([A-Z]{1,2})-(.+)$/i.exec(isil)
  const rest = encoder.encode(parts?.[2] ?? '')
  if (!parts || rest.length > room)
    throw new RfidProblem(
      'owner-too-long',
      `"${isil}" does not go into the basic block: a country of one or two letters, a hyphen, and up to ${room} bytes.`,
    )
  return { country: encoder.encode(parts[1]), rest }
}
