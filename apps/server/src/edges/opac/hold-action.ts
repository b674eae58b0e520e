import { bibBrief } from '../../modules/catalog/index.ts'
import { placeHold } from '../../modules/holds/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { typedLine } from '../../platform/typed-text.ts'
import { numberIn, type FormFields } from './form-data.ts'
import { leaveNotice } from './notice.ts'
import { sendPage } from './page.ts'
import { alsoFitting, holdPage } from './pages/hold.ts'
import { act } from './reader-answers.ts'
import type { SignedIn, Visit } from './visit.ts'

/** Places a hold for the patron; a refusal comes back on the page of the hold with every reason. */
export async function placeOwnHold(visit: Visit, patron: SignedIn, bib: number, form: FormFields) {
  const pickup = numberIn(form, 'pickup')
  const part = typedLine(form.get('part') ?? '').slice(0, 200)
  const brief = form.get('any') === '1' ? await bibBrief(visit.w, bib) : undefined
  const bibs = brief ? [bib, ...(await alsoFitting(visit, brief))] : []
  const hold = await act(visit, (w) =>
    placeHold(w, {
      patron: patron.id,
      ...(bibs.length > 1 ? { bibs } : { bib, ...(part !== '' && { part }) }),
      ...(pickup !== undefined && { pickup }),
    }),
  )
  if (isRefusal(hold)) {
    const page = await holdPage(visit, patron, bib, hold.blocks)
    return page ? sendPage(visit, page) : visit.reply.callNotFound()
  }
  leaveNotice(visit.reply, 'hold-placed', hold.position ?? 1)
  return visit.reply.redirect(`/title/${bib}`, 303)
}
