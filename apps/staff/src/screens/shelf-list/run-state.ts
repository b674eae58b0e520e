import type {
  CallNumberRun,
  CallNumberRunRow,
} from '../../../../server/src/modules/catalog/contract-call-number-runs.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of the state of a plan. */
export const runTones: Readonly<Record<CallNumberRun['state'], Tone>> = {
  planning: 'info',
  planned: 'info',
  applying: 'info',
  done: 'ok',
  undoing: 'info',
  undone: 'neutral',
  failed: 'stop',
}

/** The colour of the state of one item in a plan. */
export const rowTones: Readonly<Record<CallNumberRunRow['state'], Tone>> = {
  planned: 'info',
  same: 'neutral',
  none: 'warn',
  'left-out': 'neutral',
  done: 'ok',
  kept: 'warn',
  undone: 'neutral',
}
