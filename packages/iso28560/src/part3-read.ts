import { readBlocks, blockNames, fieldNames, type ExtensionBlock } from './extension-blocks.ts'
import { basicBlock, basicBlockCheck, truncatedBlock } from './part3-write.ts'
import { usageName } from './data-elements.ts'

/** A line of a tag by ISO 28560-3: what it is, what it says. */
export interface Part3Line {
  readonly name: string
  readonly value: string
}

/** What stands on a tag by ISO 28560-3. */
export interface ReadPart3 {
  readonly item: string
  readonly owner: string
  readonly set: { readonly of: number; readonly part: number }
  /** Two hexadecimal digits, the second 0. */
  readonly usage: string
  readonly extensions: readonly ExtensionBlock[]
  readonly lines: readonly Part3Line[]
  readonly problems: readonly string[]
  /** The check over the basic block is as it should be. */
  readonly intact: boolean
  readonly used: number
}

const decoder = new TextDecoder('utf-8')
const text = (bytes: Uint8Array) => decoder.decode(bytes).replace(/\u0000.*$/s, '')

/** Reads the basic block and what follows it; undefined when the first byte is not of this model. */
export function readPart3(bytes: Uint8Array): ReadPart3 | undefined {
  if (bytes.length < 21 || (bytes[0] ?? 0) >> 4 !== 1) return undefined
  const usage = `${((bytes[0] ?? 0) & 15).toString(16).toUpperCase()}0`
  const [of = 0, part = 0] = bytes.subarray(1, 3)
  const problems: string[] = []
  const stored = (bytes[19] ?? 0) | ((bytes[20] ?? 0) << 8)
  const intact = stored === basicBlockCheck(bytes)
  if (!intact)
    problems.push(
      stored === 0
        ? 'The check of the basic block was never written: the tag is half written.'
        : 'The check of the basic block is wrong: the tag is half written, or was changed.',
    )
  if (bytes.length < truncatedBlock) problems.push('Fewer bytes were read than the basic block has.')
  if (of === 0 || part === 0 || part > of) problems.push(`Part ${part} of ${of} cannot be.`)
  const item = text(bytes.subarray(3, 19))
  if (item === '') problems.push('The tag names no item.')
  const country = text(bytes.subarray(21, 23))
  const rest = text(bytes.subarray(23, Math.min(bytes.length, basicBlock)))
  const behind = readBlocks(bytes.subarray(basicBlock))
  const owner = country === '' ? rest : `${country}-${rest}`
  return {
    item,
    owner,
    set: { of, part },
    usage,
    extensions: behind.blocks,
    lines: [
      { name: 'Primary item identifier', value: item },
      { name: 'Owner institution (ISIL)', value: owner },
      { name: 'Set information', value: `part ${part} of ${of}` },
      { name: 'Type of usage', value: usageName(usage) },
      ...behind.blocks.flatMap(blockLines),
    ],
    problems: [...problems, ...behind.problems],
    intact,
    used: Math.min(bytes.length, basicBlock) + behind.used,
  }
}

function blockLines(block: ExtensionBlock & { readonly unstructured?: string }): readonly Part3Line[] {
  if (block.unstructured !== undefined)
    return [{ name: `Block ${block.id} of the library or vendor`, value: block.unstructured }]
  const name = blockNames[block.id] ?? `Block ${block.id}`
  const format = block.mediaFormat === undefined ? [] : [{ name: `${name}: media format`, value: block.mediaFormat }]
  const fields = block.fields.map((value, i) => ({
    name: `${name}: ${(fieldNames[block.id]?.[i] ?? `field ${i + 1}`).toLowerCase()}`,
    value,
  }))
  return [...format, ...fields.filter(({ value }) => value !== '')]
}
