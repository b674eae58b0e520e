import { lastMomentOf } from '../../org/index.ts'
import { calendarFor, type TestCalendar } from './calendar.fixture.ts'
import type { CardCut, DueFacts } from './due-facts.ts'
import { dayWords } from './words.ts'

/** A loan in a few words, and when it is due. */
export interface Case {
  readonly name: string
  readonly out: string
  readonly period: string
  readonly calendar?: TestCalendar
  readonly closedDue?: DueFacts['closedDue']
  readonly fixed?: readonly [string, 'before' | 'exactly' | 'after']
  readonly card?: string
  readonly cut?: CardCut
  readonly dueTime?: 'end-of-day' | 'time-of-loan'
  readonly openDaysOnly?: boolean
  readonly terms?: readonly ['before' | 'exactly', string, string, string]
  readonly due: string
  readonly shortened?: boolean
}

/** A card ends with its day, or at a moment. */
function cardEnd({ card = '', calendar }: Case): Temporal.Instant {
  if (card.length > 10) return Temporal.Instant.from(card)
  return lastMomentOf({ timeZone: calendar?.timeZone ?? 'UTC' }, Temporal.PlainDate.from(card))
}

/** What the due moment of a case depends on. */
export function facts(test: Case): DueFacts {
  const [count = '0', unit = 'days'] = test.period.split(' ')
  const out = Temporal.Instant.from(test.out.length === 10 ? `${test.out}T12:00:00Z` : test.out)
  return {
    from: out,
    now: out,
    period: { count: Number(count), unit: unit as DueFacts['period']['unit'] },
    fixedDue: test.fixed && { day: Temporal.PlainDate.from(test.fixed[0]), mode: test.fixed[1] },
    closedDue: test.closedDue ?? 'next-open-day',
    calendar: calendarFor(test.calendar),
    branchName: 'Elm Street',
    words: dayWords('en-GB', 'UTC', out),
    card: test.card === undefined ? undefined : { ends: cardEnd(test), cut: test.cut ?? null },
    ...(test.dueTime && { dueTime: test.dueTime }),
    ...(test.openDaysOnly && { closedDaysCount: false }),
    terms: test.terms && {
      mode: test.terms[0],
      terms: [
        {
          from: Temporal.PlainDate.from(test.terms[1]),
          to: Temporal.PlainDate.from(test.terms[2]),
          due: Temporal.PlainDate.from(test.terms[3]),
        },
      ],
    },
  }
}

/** `2013-02-19` means the end of that day where the branch is; anything with a time is that moment. */
export function expected(test: Case): string {
  if (test.due.length > 10) return Temporal.Instant.from(test.due).toString()
  return Temporal.PlainDate.from(test.due)
    .toZonedDateTime({ timeZone: test.calendar?.timeZone ?? 'UTC', plainTime: '23:59:59' })
    .toInstant()
    .toString()
}
