import type { MarcRecord } from '@carrel/marc'
import { isRefusal } from '../../../platform/refusal.ts'
import { recordFromText } from '../record-from-text.ts'
import { layOut, type Fields } from '../rules/fields.ts'

const leader = '=LDR  00000nam a2200000 i 4500'

/** A record from mnemonic lines; an ordinary leader is put before them unless they begin with one. */
export function record(...lines: readonly string[]): MarcRecord {
  const whole = lines[0]?.startsWith('=LDR') ? lines : [leader, ...lines]
  const read = recordFromText(`${whole.join('\n')}\n`)
  if (isRefusal(read)) throw new Error(read.blocks.map((block) => block.message).join(' '))
  return read
}

/** The fields of such a record as the rules read them. */
export function fields(...lines: readonly string[]): Fields {
  return layOut(record(...lines))
}
