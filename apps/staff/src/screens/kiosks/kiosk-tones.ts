import type { Kiosk } from '../../../../server/src/modules/kiosks/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of a state; the word stands beside it. */
export const kioskTones: Readonly<Record<Kiosk['state'], Tone>> = {
  waiting: 'info',
  ready: 'ok',
  busy: 'ok',
  silent: 'warn',
  paused: 'warn',
  revoked: 'neutral',
}
