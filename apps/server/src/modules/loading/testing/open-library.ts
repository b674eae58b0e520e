import type { MarcRecord } from '@carrel/marc'
import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { addUsualItemTypes, recordFromText } from '../../catalog/index.ts'
import { createBranch } from '../../org/index.ts'

/** A library without a server and without the search index: a branch and the usual item types. */
export interface LoadingHouse extends QuietHouse {
  readonly elm: number
}

/** Opens such a library. */
export async function openLibrary(): Promise<LoadingHouse> {
  const house = await openQuietHouse()
  await house.must((w) => addUsualItemTypes(w))
  const branch = { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' } as const
  return { ...house, elm: (await house.must((w) => createBranch(w, branch))).id }
}

/** A record from mnemonic lines; a leader is put before them unless they have one. */
export function record(...lines: readonly string[]): MarcRecord {
  const leader = lines[0]?.startsWith('=LDR') === true ? [] : ['=LDR  00000nam a2200000 i 4500']
  const found = recordFromText(`${[...leader, ...lines].join('\n')}\n`)
  if (isRefusal(found)) throw new Error(found.blocks[0]?.message)
  return found
}
