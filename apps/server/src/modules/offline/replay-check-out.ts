import { sql } from 'kysely'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { may, type Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { checkOut } from '../circulation/index.ts'
import { patronFacts } from '../patrons/index.ts'
import type { EntryRow, Made } from './entry-rows.ts'
import { momentText, overtaken, sinceThen } from './later.ts'
import { offlineSettings } from './settings.ts'

/** How an entry is lent when it is settled by hand. */
export interface LendingAnew {
  readonly card?: string
  readonly title?: string
  /** What is not in the stock any more too. */
  readonly anyway?: boolean
}

/** Writes a loan that was made without the server: out since then, due as it was told. */
export async function replayCheckOut(w: Work, entry: EntryRow, anew: LendingAnew = {}): Promise<Made | Refusal> {
  const card = anew.card ?? entry.card
  // Locked in the order of all desks: the patron, then the item.
  const patron = card === null ? undefined : await patronFacts(w, { card }, { lock: true })
  const item = await itemForUpdate(w, { barcode: entry.barcode })
  const same = patron && item ? await sameLoan(w, patron.id, item.id, entry.at) : undefined
  if (patron && item && same !== undefined)
    return {
      state: 'done',
      patron: patron.id,
      item: item.id,
      loan: same,
      notes: ['The loan was in the books already.'],
    }
  const late = item ? await overtaken(w, entry.branch, await sinceThen(w, item.id, entry.at)) : []
  if (late.length > 0) return refuse(...late)
  const promised = entry.due !== null && (await readSetting(w, offlineSettings.duePromised, entry.branch))
  const lend = (due: Temporal.Instant | null) =>
    checkOut(
      { ...w, now: entry.at },
      {
        ...(card !== null && { card }),
        barcode: entry.barcode,
        branch: entry.branch,
        ...(due !== null && { due: due.toString() }),
        ...fastAddOf(w, entry, anew),
        ...(entry.passed && { override: { codes: entry.passed.codes, reason: entry.passed.reason } }),
      },
      anew.anyway === true ? 'in-any-case' : 'as-possible',
    )
  const first = await lend(promised ? entry.due : null)
  // A promise that cannot be kept, such as one that was over when it was given, and rules that find no due date, give way.
  const lent = isRefusal(first) && first.blocks.every(isAboutDue) ? await lend(promised ? null : entry.due) : first
  if (isRefusal(lent)) return lent
  const blocks = (lent.against ?? []).filter((block) => !wasPassed(w, entry, block))
  return {
    state: blocks.length > 0 ? 'noted' : 'done',
    blocks,
    notes: await dueNotes(w, entry, lent.loan.due),
    patron: patron?.id ?? lent.loan.patron,
    item: lent.loan.item,
    loan: lent.loan.id,
  }
}

/** The loan itself, where the server had written it as the line was cut: the same patron, item and time. */
async function sameLoan(w: Work, patron: number, item: number, at: Temporal.Instant): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from circulation.open_loan_view where item_id = ${item} and patron_id = ${patron}
      and out_at between ${at.subtract({ minutes: 3 })} and ${at.add({ minutes: 3 })}`.execute(w.db)
  return rows[0]?.id
}

const dueCodes: ReadonlySet<string> = new Set(['invalid-due', 'closed-always', 'outside-terms', 'fixed-due-passed'])
const isAboutDue = ({ code }: Block) => dueCodes.has(code)

function fastAddOf(w: Work, entry: EntryRow, anew: LendingAnew) {
  const title = anew.title ?? entry.title ?? ''
  return title.trim() === '' || !may(w.actor, 'circulation:fast-add') ? {} : { fastAdd: { title } }
}

/** True for questions, and for what was seen and passed at the desk by somebody who may. */
function wasPassed(w: Work, { passed }: EntryRow, { code, confirm, override }: Block): boolean {
  if (confirm === true) return true
  return passed?.codes.includes(code) === true && override !== undefined && may(w.actor, override)
}

async function dueNotes(w: Work, entry: EntryRow, due: string): Promise<string[]> {
  if (!entry.due || entry.due.equals(Temporal.Instant.from(due))) return []
  const [told, is] = await Promise.all([
    momentText(w, entry.branch, entry.due),
    momentText(w, entry.branch, Temporal.Instant.from(due)),
  ])
  return told === is ? [] : [`Told: due ${told}. In the books: due ${is}.`]
}
