import { queueMail } from '../../platform/mail.ts'
import type { Work } from '../../platform/work.ts'
import { holdById } from '../holds/index.ts'
import { libraryOf } from '../org/index.ts'
import { patronFacts } from '../patrons/index.ts'
import { en } from './messages/en.ts'

/** Tells a patron by e-mail that a hold is on the shelf; who has no address is told at the desk. */
export async function noticeHoldReady(
  w: Work,
  ready: { readonly hold: number; readonly patron: number },
): Promise<void> {
  const patron = await patronFacts(w, { id: ready.patron })
  const hold = await holdById(w, ready.hold)
  if (!patron || !hold || patron.email === '') return
  const { name: library, locale } = await libraryOf(w)
  const until =
    hold.shelfUntil === null
      ? null
      : Temporal.PlainDate.from(hold.shelfUntil).toLocaleString(locale, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
        })
  await queueMail(w, {
    to: patron.email,
    subject: en.holdReady.subject(hold.title),
    text: en.holdReady.text({ name: patron.name, title: hold.title, branch: hold.pickupName, until, library }),
    patron: patron.id,
  })
}
