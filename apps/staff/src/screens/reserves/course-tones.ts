import type { Course, Reading } from '../../../../server/src/modules/reserves/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** How the state of a course looks. */
export const courseTones: Readonly<Record<Course['state'], Tone>> = {
  coming: 'info',
  running: 'ok',
  ended: 'neutral',
}

/** How the state of a line of a reading list looks. */
export const readingTones: Readonly<Record<Reading['state'], Tone>> = {
  'on-reserve': 'ok',
  wanted: 'warn',
  coming: 'info',
  ended: 'neutral',
  gone: 'stop',
  listed: 'neutral',
}
