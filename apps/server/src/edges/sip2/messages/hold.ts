import { bibByTitle, holdMeant } from '../../../modules/machines/index.ts'
import { branchesOf, dayAt } from '../../../modules/org/index.ts'
import { cancelHold, changeHold, placeHold } from '../../../modules/holds/index.ts'
import type { Hold } from '../../../modules/holds/contract.ts'
import { isRefusal, refuse, type Refusal } from '../../../platform/refusal.ts'
import { act, given, type Request, type Said, whyOf } from '../conversation.ts'
import { momentOf, sipDate } from '../dates.ts'
import { namedItem } from '../item-answer.ts'
import { wordsOf } from './loan-answer.ts'
import { trustedPatron } from './renew.ts'
import type { PatronFacts } from '../../../modules/patrons/index.ts'

/** 15 → 16: places (+), cancels (-) or changes (*) a hold (SIP2, "Hold"). */
export async function holdRequest(request: Request): Promise<Said> {
  const patron = await trustedPatron(request)
  const { barcode, item } = await namedItem(request)
  const mode = request.message.fixed['holdMode']
  const done = isRefusal(patron) ? patron : await carryOut(request, mode, patron, item)
  const { words } = request
  const ok = !isRefusal(done)
  const title = ok ? done.title : (item?.title ?? given(request, 'AJ'))
  const free = item?.status === 'available'
  const said =
    mode === '-'
      ? words.holdCancelled
      : mode === '*'
        ? words.holdChanged
        : words.holdPlaced(ok ? (done.position ?? 1) : 0)
  return {
    fixed: {
      ok: ok ? '1' : '0',
      available: ok && mode === '+' && free ? 'Y' : 'N',
      transactionDate: sipDate(request.read.now, request.branch.timeZone),
    },
    fields: [
      ...(ok && done.expires
        ? [['BW', sipDate(Temporal.Instant.from(done.expires), request.branch.timeZone)] as const]
        : []),
      ...(ok && mode !== '-' && done.position !== null ? [['BR', String(done.position)] as const] : []),
      ...(ok ? [['BS', await branchCode(request, done.pickup)] as const] : []),
      ['AA', isRefusal(patron) ? given(request, 'AA') : (patron.card?.barcode ?? given(request, 'AA'))],
      ['AB', item?.barcode ?? barcode],
      ['AJ', title],
    ],
    screen: ok ? [said] : wordsOf(request, done.blocks),
    tone: ok ? 'ok' : 'refused',
    text: ok
      ? `Hold on ${title} ${mode === '-' ? 'cancelled' : mode === '*' ? 'changed' : 'placed'}`
      : `No hold${title === '' ? '' : ` on ${title}`}: ${done.blocks.map(({ code }) => code).join(', ')}`,
    why: ok ? [] : whyOf(done.blocks),
    ...(!isRefusal(patron) && { patron: patron.id, home: patron.branch }),
    item: item?.id,
  }
}

async function branchCode({ read }: Request, id: number): Promise<string> {
  return (await branchesOf(read)).byId.get(id)?.code ?? ''
}

/** The branch that BS names by its code, its name or its number; undefined where it names none, `null` for one that is not known. */
async function pickupOf(request: Request): Promise<number | null | undefined> {
  const text = given(request, 'BS')
  if (text === '') return undefined
  const { ordered } = await branchesOf(request.read)
  const same = (a: string) => a.toLowerCase() === text.toLowerCase()
  return ordered.find(({ code, name, id }) => same(code) || same(name) || String(id) === text)?.id ?? null
}

async function carryOut(
  request: Request,
  mode: string | undefined,
  patron: PatronFacts,
  item: Awaited<ReturnType<typeof namedItem>>['item'],
): Promise<Hold | Refusal> {
  const pickup = await pickupOf(request)
  if (pickup === null)
    return refuse({ code: 'bad-pickup', field: 'pickup', message: `There is no branch "${given(request, 'BS')}".` })
  const last = momentOf(given(request, 'BW').padEnd(18), request.branch.timeZone)
  const expires = last && dayAt(request.branch, last).toString()
  const title = given(request, 'AJ')
  if (given(request, 'AB') !== '' && !item)
    return refuse({ code: 'item-not-found', message: `No item has the barcode ${given(request, 'AB')}.` })
  if (mode === '+') {
    const bib = item?.bib ?? (title === '' ? undefined : await bibByTitle(request.read, title))
    if (bib === undefined) return refuse({ code: 'item-not-found', message: 'No title was found for the hold.' })
    // Only "this copy" asks for the very item; without a word any copy will do.
    const wish = given(request, 'BY') === '3' && item ? { item: item.id } : { bib }
    return act(request, (w) =>
      placeHold(w, {
        patron: patron.id,
        ...wish,
        ...(pickup !== undefined && { pickup }),
        ...(expires !== undefined && { expires }),
      }),
    )
  }
  const id = await holdMeant(request.read, patron.id, {
    ...(item && { item: item.id, bib: item.bib }),
    ...(!item && title !== '' && { title }),
  })
  if (id === undefined || (!item && title === ''))
    return refuse({ code: 'hold-not-found', message: 'This patron has no such hold.' })
  if (mode === '-') return act(request, (w) => cancelHold(w, id, 'Cancelled at a machine', patron.id))
  if (mode !== '*')
    return refuse({ code: 'invalid-request', message: 'Say + to place, - to cancel or * to change a hold.' })
  return act(request, (w) =>
    changeHold(
      w,
      id,
      { ...(pickup !== undefined && { pickup }), ...(expires !== undefined && { expires }) },
      patron.id,
    ),
  )
}
