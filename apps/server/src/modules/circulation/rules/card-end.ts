import type { Reason } from '../../../platform/schemas.ts'
import { dayAt, isOpen, isOpenAt, lastMomentOf, openDayOnOrBefore } from '../../org/index.ts'
import type { CardCut, DueFacts } from './due-facts.ts'
import { isDayBased } from './due-facts.ts'
import { endOfLastHours } from './due-moment.ts'

const { compare } = Temporal.Instant

/**
 * The due moment of a loan that may not outlast the card: cut to where the card ends; where that is in closed time, back to
 * open time, but never to before the loan itself. A card that has ended already, and was passed by staff, cuts nothing.
 */
export function withinCard(facts: DueFacts, due: Temporal.Instant, reasons: Reason[]): Temporal.Instant {
  const { card, now, words, calendar } = facts
  if (!card || compare(due, card.ends) <= 0 || compare(card.ends, now) < 0) return due
  const cut = cutBack(facts, card.ends, card.cut ?? cutLike(facts))
  const limit = compare(cut, now) < 0 ? card.ends : cut
  const wholeDay = limit.equals(lastMomentOf(calendar, dayAt(calendar, limit)))
  reasons.push({
    decided: true,
    text: `Cut short to ${wholeDay ? words.day(dayAt(calendar, limit)) : words.moment(limit)}: the card ends ${words.day(dayAt(calendar, card.ends))}`,
    detail: 'Renew the card to lend for the whole period',
  })
  return limit
}

function cutLike({ closedDue }: DueFacts): CardCut {
  switch (closedDue) {
    case 'keep':
      return 'keep'
    case 'end-of-hours':
      return 'end-of-hours'
    case 'next-open-day':
    case 'previous-open-day':
    case 'same-weekday':
    case 'start-of-next-hours':
      return 'previous-open-day'
  }
}

function cutBack({ calendar, period }: DueFacts, ends: Temporal.Instant, cut: CardCut): Temporal.Instant {
  const day = dayAt(calendar, ends)
  // A card that ends with a day ends no loan by days before its evening.
  const wholeDay = isDayBased(period) && ends.equals(lastMomentOf(calendar, day))
  if (cut === 'keep') return ends
  if (cut === 'end-of-hours' && !wholeDay)
    return isOpenAt(calendar, ends) ? ends : (endOfLastHours(calendar, ends) ?? ends)
  if (isOpen(calendar, day)) return ends
  const before = openDayOnOrBefore(calendar, day)
  return before ? lastMomentOf(calendar, before) : ends
}
