import type {
  BatchChangeState,
  BatchRun,
  BatchRunState,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of a batch edit by where it stands. */
export const editTones: Readonly<Record<BatchRunState, Tone>> = {
  waiting: 'info',
  previewing: 'info',
  previewed: 'warn',
  applying: 'info',
  stopped: 'stop',
  applied: 'ok',
  failed: 'stop',
  discarded: 'neutral',
}

/** The colour of a record in a batch edit. */
export const changeTones: Readonly<Record<BatchChangeState, Tone>> = {
  ready: 'info',
  'left-out': 'neutral',
  refused: 'stop',
  emptied: 'stop',
  stuck: 'stop',
  conflict: 'warn',
  written: 'ok',
}

/** True while a job works on it. */
export function isAtWork({ state }: Pick<BatchRun, 'state'>): boolean {
  return state === 'waiting' || state === 'previewing' || state === 'applying'
}

/** True for one that was written and not undone since. */
export function canUndo({ state, undoneBy, counts }: Pick<BatchRun, 'state' | 'undoneBy' | 'counts'>): boolean {
  return (state === 'applied' || state === 'stopped') && undoneBy === null && counts.written > 0
}
