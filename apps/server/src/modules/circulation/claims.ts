import { defineSetting, readSetting } from '../../platform/setting.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { actorName } from '../../platform/actor.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus } from '../catalog/index.ts'
import { closeLoan } from './close-loan.ts'
import type { Loan, PatronSummary } from './contract.ts'
import type { ClaimedLoan } from './contract-troubles.ts'
import { loanFor, shownLoan } from './loan-for.ts'
import { loanById } from './loan-rows.ts'
import {
  claimCount,
  claimForUpdate,
  closedLoanClaims,
  endClaim,
  insertClaim,
  type BeforeClaim,
} from './store-losses.ts'
import { endLoan, reopenLoan, setLoanState } from './store.ts'
import type { CirculationTables } from './tables.ts'

/** Whether the loan stays open while it is looked for. */
export const claimClosesLoan = defineSetting(
  'circulation.claim-closes-loan',
  false,
  'When a patron says that something was brought back, the loan is closed and the item counts as missing; else the loan stays open until the item is found',
)
/** From how many claims on staff are warned. */
export const claimsWarn = defineSetting<number>(
  'circulation.claims-warn',
  3,
  'From this many claims of one patron on ("I brought that back") the desk is told how many there were',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 1 ? undefined : 'Write a whole number, 1 or more.',
  },
)
/** What a return of a claimed item means when nobody says. */
export const claimAtReturn = defineSetting<'found' | 'returned' | 'ask'>(
  'circulation.claim-at-return',
  'found',
  'When a claimed item comes in: it was in the library all the time (found, no fine), the patron brings it now (returned, with the fine), or the desk is asked',
  { choices: ['found', 'returned', 'ask'] },
)

/** A claim as the desk takes it down. */
export interface ClaimRequest {
  readonly kind?: 'returned' | 'never-had'
  readonly note?: string
  /** Without it, as the setting says. */
  readonly loan?: 'keep' | 'close'
}

/**
 * Notes that the patron says that it was brought back, or that they never had it: its fine stops, it counts towards no
 * limit, is not lent, renewed or changed, and is looked for.
 */
export async function claimLoan(w: Work, id: number, request: ClaimRequest): Promise<ClaimedLoan | Refusal> {
  const found = await loanFor(w, id, 'claim returned')
  if (isRefusal(found)) return found
  const { loan, item } = found
  if (loan.claim)
    return refuse({ code: 'loan-claimed-returned', message: 'This is claimed already, and is being looked for.' })
  const { kind = 'returned', note = '' } = request
  const closes =
    request.loan === undefined ? await readSetting(w, claimClosesLoan, loan.branch) : request.loan === 'close'
  const claim = await insertClaim(w, {
    loan: id,
    item: item.id,
    patron: loan.patron,
    branch: loan.branch,
    kind,
    note,
    before: { loanState: loan.state, status: item.status },
    loanClosed: closes,
  })
  if (closes) {
    // What is lost stays lost, with what was asked for it: only the loan ends.
    await closeClaimed(w, { ...loan, claim: null }, loan.branch)
    await setItemStatus(w, item, loan.state === 'lost' ? 'lost' : 'missing')
  } else if (loan.state === 'out') {
    await setLoanState(w, id, 'claimed-returned', note)
    await setItemStatus(w, item, 'claimed-returned')
  }
  await w.audit({
    action: kind === 'returned' ? 'loan.claim-returned' : 'loan.claim-never-had',
    subject: `loan:${id}`,
    ...(note !== '' && { reason: note }),
    detail: { claim, closes },
  })
  const [count, limit] = await Promise.all([claimCount(w, loan.patron), readSetting(w, claimsWarn, loan.branch)])
  return { ...(await shownLoan(w, id)), claims: { count, warnFrom: limit, many: count >= limit } }
}

/** Ends a claimed loan without a fine; a lost one keeps what was charged for it. */
async function closeClaimed(w: Work, loan: Parameters<typeof closeLoan>[1], branch: number): Promise<void> {
  if (loan.state !== 'lost') {
    await closeLoan(w, { ...loan, state: 'claimed-returned' }, { returned: w.now, branch, forgive: false })
    return
  }
  endLoan(w, loan.id, { returned: w.now, branch, forget: false })
}

/** Settles a claim otherwise than by a check-in: the item is given up as missing, or the claim was a mistake. */
export async function resolveClaim(
  w: Work,
  id: number,
  request: { readonly resolution: 'missing' | 'undone'; readonly note?: string },
): Promise<Loan | Refusal> {
  const claim = await claimForUpdate(w, id)
  if (!claim) return notFound('claim', `There is no claim ${id}.`)
  if (claim.resolution !== null) return refuse({ code: 'claim-settled', message: 'This claim is settled already.' })
  const note = request.note?.trim() ?? ''
  const item = await itemForUpdate(w, { id: claim.item_id })
  const loan = await loanById(w, claim.loan_id, { lock: true })
  if (!item || !loan) return notFound('item', 'The item of this claim is gone.')
  if (request.resolution === 'missing') {
    if (note === '')
      return refuse({ code: 'invalid-note', field: 'note', message: 'Write where was looked, and how often.' })
    if (loan.state === 'claimed-returned')
      await closeLoan(w, loan, {
        returned: w.now,
        branch: loan.branch,
        forgive: false,
        claim: 'missing',
        claimNote: note,
      })
    else await endClaim(w, id, 'missing', note)
    if (item.status !== 'lost') await setItemStatus(w, item, 'missing')
  } else {
    const before = beforeOf(claim.before)
    if (claim.loan_closed && item.status !== 'missing' && item.status !== 'lost')
      return refuse({
        code: 'later-change',
        message: 'The item has come in since, so this cannot be undone any more.',
      })
    if (claim.loan_closed && claim.patron_id !== null)
      await reopenLoan(w, claim.loan_id, claim.patron_id, before.loanState)
    else if (loan.state === 'claimed-returned') await setLoanState(w, loan.id, before.loanState, '')
    await endClaim(w, id, 'undone', note)
    await setItemStatus(w, item, before.status)
  }
  await w.audit({
    action: `claim.${request.resolution}`,
    subject: `loan:${claim.loan_id}`,
    ...(note !== '' && { reason: note }),
    detail: { claim: id },
  })
  return shownLoan(w, claim.loan_id)
}

function beforeOf(stored: unknown): BeforeClaim {
  return stored as BeforeClaim
}

/** Notes that someone looked for a claimed item and did not find it. */
export async function noteClaimSearch(w: Work, id: number, note: string): Promise<{ searches: number } | Refusal> {
  const claim = await claimForUpdate(w, id)
  if (!claim) return notFound('claim', `There is no claim ${id}.`)
  if (claim.resolution !== null) return refuse({ code: 'claim-settled', message: 'This claim is settled already.' })
  const db = tablesOf<CirculationTables>(w)
  await db
    .insertInto('circulation.claim_search')
    .values({
      claim_id: id,
      at: w.now,
      by_name: actorName(w.actor),
      branch_id: 'branch' in w.actor ? w.actor.branch : null,
      note,
    })
    .execute()
  await w.audit({ action: 'claim.search', subject: `loan:${claim.loan_id}`, detail: { claim: id, note } })
  const rows = await db.selectFrom('circulation.claim_search').select('id').where('claim_id', '=', id).execute()
  w.afterCommit(() => w.platform.live.tell('loan', { branch: claim.branch_id, patron: claim.patron_id }))
  return { searches: rows.length }
}

/** What the return of a claimed item means: as the desk says, else by the setting; the desk is asked where that says so. */
export async function claimEnd(
  w: Work,
  said: 'found' | 'returned' | undefined,
  branch: number,
): Promise<'found' | 'returned' | Refusal> {
  if (said !== undefined) return said
  const usual = await readSetting(w, claimAtReturn, branch)
  if (usual !== 'ask') return usual
  return refuse({
    code: 'claim-to-settle',
    field: 'claim',
    message: 'Claimed as brought back. Was it in the library all the time, or is it brought only now, with the fine?',
    facts: { choices: ['found', 'returned'] },
  })
}

/** Ends claims whose loans they had closed: their item has come in. */
export async function endClosedClaims(w: Work, item: number): Promise<void> {
  for (const { id } of await closedLoanClaims(w, item)) await endClaim(w, id, 'found', '')
}

/** What the desk is told about a patron who has claimed often. */
export async function claimNotices(w: Work, patron: number, branch: number): Promise<PatronSummary['notices']> {
  const count = await claimCount(w, patron)
  if (count === 0 || count < (await readSetting(w, claimsWarn, branch))) return []
  return [
    {
      code: 'many-claims',
      tone: 'warn',
      title: `${count} claims so far.`,
      text: 'So often this patron said that something was brought back, or never borrowed.',
    },
  ]
}
