import { sql } from 'kysely'
import { changeItem } from '../../apps/server/src/modules/catalog/index.ts'
import { checkIn, checkOut, claimLoan, declareLost } from '../../apps/server/src/modules/circulation/index.ts'
import { charge, pay } from '../../apps/server/src/modules/fees/index.ts'
import { changeHold, placeHold } from '../../apps/server/src/modules/holds/index.ts'
import { defaults } from '../../apps/server/src/modules/policy/index.ts'
import { isRefusal, type Refusal } from '../../apps/server/src/platform/refusal.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, mustWork, withWork, type Work } from '../../apps/server/src/platform/work.ts'
import { demoCopies, type BranchCode } from './copies.ts'
import type { PlacedCopy } from './furnish-copies.ts'
import { granted, type House } from './furnish-house.ts'
import { timeZone } from './house.ts'
import { demoPatrons } from './people.ts'
import { chance } from './random.ts'
import { demoStory, type PlannedHold, type PlannedLoan, type Story, type TitleHistory } from './story.ts'

/** Everything of the demo library that its story is about. */
export interface Stage {
  readonly house: House
  readonly titles: ReadonlyMap<string, number>
  readonly copies: ReadonlyMap<string, PlacedCopy>
  readonly patrons: ReadonlyMap<string, number>
  readonly today: Temporal.PlainDate
}

/** One thing that happened, at a moment before now. */
interface Scene {
  readonly at: Temporal.Instant
  readonly play: (w: Work) => Promise<unknown>
}

/** What the parts of the story stand on. */
interface Telling extends Stage {
  readonly branchOf: (code: BranchCode) => number
  readonly copyOf: (barcode: string) => PlacedCopy & { readonly home: BranchCode }
  readonly patronOf: (card: string) => number
  /** A moment of a day so long ago, the next one a little later. */
  readonly day: (daysAgo: number, hour: number) => Temporal.Instant
}

/** Plays the months before today through the system's own actions, with the clock set to each moment. */
export async function applyStory(platform: Platform, stage: Stage): Promise<void> {
  const copies = demoCopies()
  const story = demoStory(demoPatrons(stage.today), copies, stage.today)
  await writeHistory(platform, stage, story.history)
  const now = platform.clock.now()
  const telling = tellingOf(stage, now, new Map(copies.map((copy) => [copy.barcode, copy.branch])))
  const scenes = [
    ...stateScenes(telling, story),
    ...loanScenes(telling, story, now),
    ...holdScenes(telling, story),
    ...moneyScenes(telling, story),
  ]
  try {
    for (const { at, play } of scenes.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
      platform.clock.set(Temporal.Instant.compare(at, now) > 0 ? now : at)
      await mustWork(platform, carrel, play)
    }
  } finally {
    platform.clock.reset()
  }
  await lateChanges(platform, telling, story)
}

function tellingOf(stage: Stage, now: Temporal.Instant, homes: ReadonlyMap<string, BranchCode>): Telling {
  let told = 0
  const found = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`The story names ${what}, which is not there.`)
    return value
  }
  return {
    ...stage,
    branchOf: (code) => found(stage.house.branches.get(code), `branch ${code}`),
    copyOf: (barcode) => ({
      ...found(stage.copies.get(barcode), `copy ${barcode}`),
      home: found(homes.get(barcode), `copy ${barcode}`),
    }),
    patronOf: (card) => found(stage.patrons.get(card), `card ${card}`),
    day(daysAgo, hour) {
      told += 1
      const moment = stage.today
        .subtract({ days: daysAgo })
        .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hour, told % 60, told % 50) })
        .toInstant()
      return Temporal.Instant.compare(moment, now) > 0 ? now.subtract({ minutes: 60 - (told % 60) }) : moment
    },
  }
}

const blocked = 'Furnished so'

/** Does what the story says in spite of blocks: the rules of today are not those of the day it tells of. */
async function insist<T>(
  attempt: (override: { codes: string[]; reason: string } | undefined) => Promise<T | Refusal>,
): Promise<T> {
  const first = await attempt(undefined)
  if (!isRefusal(first)) return first
  return granted(await attempt({ codes: first.blocks.map((block) => block.code), reason: blocked }))
}

function loanScenes(t: Telling, story: Story, now: Temporal.Instant): readonly Scene[] {
  const at = (loan: PlannedLoan) =>
    loan.lentMinutesAgo === undefined ? t.day(loan.lentDaysAgo, 10) : now.subtract({ minutes: loan.lentMinutesAgo })
  return story.loans.map((loan) => ({
    at: at(loan),
    play: (w) =>
      insist((override) =>
        checkOut(w, {
          patron: t.patronOf(loan.patron),
          barcode: loan.copy,
          branch: t.branchOf(loan.branch),
          ...(override && { override }),
        }),
      ),
  }))
}

function holdScenes(t: Telling, story: Story): readonly Scene[] {
  return story.holds.flatMap((hold) => [
    {
      at: t.day(hold.placedDaysAgo, 9),
      play: (w: Work) =>
        insist((override) =>
          placeHold(w, {
            patron: t.patronOf(hold.patron),
            bib: t.titles.get(hold.work) ?? 0,
            pickup: t.branchOf(hold.pickup),
            ...(override && { override }),
          }),
        ),
    },
    ...catchScenes(t, hold),
  ])
}

/** A copy that a hold has got: found at its home branch, and at the pick-up branch once it has arrived. */
function catchScenes(t: Telling, hold: PlannedHold): readonly Scene[] {
  if (hold.copy === undefined) return []
  const { copy: barcode } = hold
  const scan = (code: BranchCode, hour: number): Scene => ({
    at: t.day(hold.caughtDaysAgo ?? 0, hour),
    play: async (w) => granted(await checkIn(w, { barcode, branch: t.branchOf(code) })),
  })
  const { home } = t.copyOf(barcode)
  if (hold.state === 'in-transit') return [scan(home === hold.pickup ? otherBranch(home) : home, 11)]
  return home === hold.pickup ? [scan(home, 11)] : [scan(home, 11), scan(hold.pickup, 15)]
}

const otherBranch = (code: BranchCode): BranchCode => (code === 'ELM' ? 'HAR' : 'ELM')

function stateScenes(t: Telling, story: Story): readonly Scene[] {
  return story.states.map(({ copy: barcode, state, daysAgo, note }) => ({
    at: t.day(daysAgo, 8),
    play: async (w) => {
      const copy = t.copyOf(barcode)
      if (state === 'in-transit')
        return granted(await checkIn(w, { barcode, branch: t.branchOf(otherBranch(copy.home)) }))
      return granted(await changeItem(w, copy.item, { status: state, note }))
    },
  }))
}

function moneyScenes(t: Telling, story: Story): readonly Scene[] {
  return [
    ...story.charges.map((owed) => ({
      at: t.day(owed.daysAgo, 12),
      play: (w: Work) =>
        charge(w, {
          patron: t.patronOf(owed.patron),
          kind: owed.kind,
          amount: { amount: owed.amount, currency: 'USD' },
          description: owed.description,
          item: owed.copy === undefined ? null : t.copyOf(owed.copy).item,
        }),
    })),
    ...story.payments.map((paid) => ({
      at: t.day(paid.daysAgo, 16),
      play: async (w: Work) =>
        granted(
          await pay(w, {
            patron: t.patronOf(paid.patron),
            amount: { amount: paid.amount, currency: 'USD' },
            method: paid.method,
          }),
        ),
    })),
  ]
}

/** What is said of loans and holds today: claimed returned, lost, put off for a while. */
async function lateChanges(platform: Platform, t: Telling, story: Story): Promise<void> {
  const { rows } = await sql<{ id: number; barcode: string }>`
    select l.id, i.barcode from circulation.open_loan_view l join catalog.item_view i on i.id = l.item_id`.execute(
    platform.database.kysely,
  )
  const loanOf = new Map(rows.map((row) => [row.barcode, row.id]))
  for (const { copy, claimedReturned, lost } of story.loans) {
    const loan = loanOf.get(copy)
    if (loan === undefined) continue
    if (claimedReturned)
      await mustWork(platform, carrel, (w) =>
        claimLoan(w, loan, { note: 'Put into the book drop on Sunday, the patron says', loan: 'keep' }),
      )
    if (lost) await mustWork(platform, carrel, (w) => declareLost(w, loan, 'The patron cannot find it'))
  }
  const holds = await sql<{
    id: number
    patron: number
    bib: number
  }>`select id, patron_id as patron, bib_id as bib from holds.open_hold_view`.execute(platform.database.kysely)
  for (const hold of story.holds) {
    if (hold.suspendedForDays === undefined) continue
    const placed = holds.rows.find(
      (row) => row.patron === t.patronOf(hold.patron) && row.bib === t.titles.get(hold.work),
    )
    if (!placed) continue
    const until = t.today.add({ days: hold.suspendedForDays }).toString()
    await withWork(platform, carrel, (w) => changeHold(w, placed.id, { suspendedUntil: until }))
  }
}

/** The loans of the last year that are over, without who had them: what "popular" is reckoned from. */
async function writeHistory(platform: Platform, stage: Stage, history: readonly TitleHistory[]): Promise<void> {
  const rows = history.flatMap(({ work, lentThisYear }) => {
    const roll = chance(`${work} past`)
    return Array.from({ length: lentThisYear }, () => ({
      bib: stage.titles.get(work),
      ago: roll.between(3, 360),
      kept: roll.between(1, 20),
    }))
  })
  await sql`
    insert into circulation.loan (item_id, branch_id, state, out_at, due_at, returned_at, returned_branch_id, terms, reasons, patron_category, item_type, lent_by, before)
    select i.id, i.branch_id, 'returned', now() - make_interval(days => r.ago), now() - make_interval(days => r.ago - 21),
      now() - make_interval(days => greatest(r.ago - r.kept, 1)), i.branch_id, ${JSON.stringify(defaults)}::jsonb, '[]', 'adult', i.item_type, 'Desk',
      '{"status": "available", "holdingBranch": 1, "hold": null, "transit": null}'
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(bib bigint, ago integer, kept integer)
      cross join lateral (select id, branch_id, item_type from catalog.item where bib_id = r.bib and item_type not in ('reference') order by id limit 1) i`.execute(
    platform.database.kysely,
  )
  await sql`
    with lent as (
      update catalog.item i set lent = l.times from (select item_id, count(*) as times from circulation.loan group by item_id) l
      where l.item_id = i.id returning i.bib_id
    )
    insert into catalog.search_change (kind, bibs) select 'document', array_agg(distinct bib_id) from lent having count(*) > 0`.execute(
    platform.database.kysely,
  )
}
