import type { FindingSeverity } from '../../../../server/src/modules/quality/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of a weight; its word always stands beside it. */
export const severityTones: Readonly<Record<FindingSeverity, Extract<Tone, 'stop' | 'warn' | 'info'>>> = {
  error: 'stop',
  warning: 'warn',
  info: 'info',
}
