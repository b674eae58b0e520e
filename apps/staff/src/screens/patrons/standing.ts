import type { PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'

/** How a patron stands, as lists show it. */
export interface Standing {
  readonly tone: 'ok' | 'warn' | 'stop'
  readonly word: 'good' | 'expired' | 'blocked'
}

/** Blocked before expired: a block is what somebody decided. The card is good until the end of its last day. */
export function standingOf(patron: Pick<PatronBrief, 'blocked' | 'expires'>, today = localToday()): Standing {
  if (patron.blocked) return { tone: 'stop', word: 'blocked' }
  if (patron.expires !== null && patron.expires < today) return { tone: 'warn', word: 'expired' }
  return { tone: 'ok', word: 'good' }
}

function localToday(): string {
  return new Intl.DateTimeFormat('en-CA').format(new Date())
}
