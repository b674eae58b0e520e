import type { IsbnListState, LineOutcome, LineState } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colours of lists, of what came of their lines, and of what was done with these. */
export const listTones: Readonly<Record<IsbnListState, Tone>> = {
  waiting: 'info',
  searching: 'info',
  searched: 'ok',
  bringing: 'info',
  brought: 'ok',
  undoing: 'info',
  undone: 'neutral',
  stopped: 'warn',
  failed: 'stop',
}
export const outcomeTones: Readonly<Record<LineOutcome, Tone>> = {
  waiting: 'neutral',
  found: 'ok',
  several: 'warn',
  weak: 'warn',
  here: 'info',
  nothing: 'warn',
  double: 'neutral',
  'not-isbn': 'stop',
  failed: 'stop',
}
export const lineTones: Readonly<Record<LineState, Tone>> = {
  open: 'neutral',
  'left-out': 'neutral',
  brought: 'ok',
  refused: 'stop',
  undone: 'neutral',
  kept: 'warn',
}

/** True while a job works on a list. */
export function isListBusy(state: IsbnListState): boolean {
  return state === 'waiting' || state === 'searching' || state === 'bringing' || state === 'undoing'
}
