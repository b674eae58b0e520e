import type { MessageOutcome, RequestStage } from '../../../../server/src/modules/resource-sharing/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of where a request stands: what waits for somebody's hand stands out. */
export const stageTones: Readonly<Record<RequestStage, Tone>> = {
  waiting: 'info',
  'on-its-way': 'info',
  'on-shelf': 'ok',
  'on-loan': 'ok',
  back: 'warn',
  closed: 'neutral',
  cancelled: 'neutral',
}

/** The colour of what became of a message. */
export const outcomeTones: Readonly<Record<MessageOutcome, Tone>> = {
  done: 'ok',
  problem: 'warn',
  refused: 'stop',
  failed: 'stop',
}
