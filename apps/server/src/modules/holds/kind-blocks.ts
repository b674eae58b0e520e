import { ask } from '../../platform/port.ts'
import type { Block } from '../../platform/refusal.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import type { HoldKind } from './contract.ts'
import type { FoundWish } from './find-wish.ts'
import { recallCheck } from './ports.ts'
import { requestTypeBlocks } from './rules/request-types.ts'

/** Whether holds and pages are told apart by the state of the items. */
export const strictKinds = defineSetting(
  'holds.strict-kinds',
  false,
  'Holds are placed only where nothing is on a shelf, and what is on a shelf is paged; else a hold does both',
)

/** Why a request of this kind cannot be made of these items; a plain hold may be made of any, unless the library is strict. */
export async function kindBlocks(w: Work, kind: HoldKind, found: FoundWish, patron: number): Promise<readonly Block[]> {
  if (kind === 'hold' && !(await readSetting(w, strictKinds))) return []
  const states = found.items.map((item) => item.status)
  const blocks = requestTypeBlocks(kind, states)
  if (kind !== 'recall' || blocks.length > 0) return blocks
  return ask(w.platform, recallCheck)(w, { bibs: found.bibs, ...found.wish, patron })
}
