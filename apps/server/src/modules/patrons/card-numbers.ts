import { sql } from 'kysely'
import { readSetting } from '../../platform/setting.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from '../org/index.ts'
import type { AddCardRange, CardRange } from './contract-cards.ts'
import { overrideCard } from './permissions.ts'
import { cardKey } from './rules/card-number.ts'
import { cardSchemeProblems, checkCharacter, makeCard, nextNumber, type CardScheme } from './rules/card-scheme.ts'
import { cardCheck, cardInstitution, cardLength, cardPrefix, patronPolicy } from './settings.ts'
import { cardTaken } from './store.ts'
import type { PatronsTables } from './tables.ts'

type NewRange = NonNullable<(typeof AddCardRange)['types']>['body']

/** How card numbers are made at a branch. */
export async function cardScheme(w: Pick<Work, 'db'>, branch: number | null): Promise<CardScheme> {
  const prefix = await readSetting(w, cardPrefix, branch)
  return {
    check: await readSetting(w, cardCheck, branch),
    prefix: prefix === '' ? `2${await readSetting(w, cardInstitution, branch)}` : prefix,
    length: await readSetting(w, cardLength, branch),
  }
}

/** What speaks against giving a card, where the library asks: its scheme and its ranges. */
export async function cardBlocks(w: Work, card: string, branch: number): Promise<readonly Block[]> {
  const blocks: Block[] = []
  const policy = await patronPolicy(w, branch)
  if (policy.cardVerify) blocks.push(...cardSchemeProblems(card, await cardScheme(w, branch), overrideCard))
  if (policy.cardRangesOnly) {
    const { rows } = await sql<{ inside: boolean }>`
      select exists (select from patrons.card_range where length(first) = length(${cardKey(card)})
        and ${cardKey(card)} between first and last and (branch_id is null or branch_id = ${branch})) as inside`.execute(
      w.db,
    )
    if (rows[0]?.inside !== true)
      blocks.push({
        code: 'card-out-of-range',
        field: 'card',
        override: overrideCard,
        message: `Card ${card} lies outside the ranges of card numbers here. Take a card of this library.`,
      })
  }
  return blocks
}

/** A number that no card has: the next of the branch's ranges, or else the next of the library's scheme. */
export async function freeCardNumber(w: Work, branch: number): Promise<string> {
  const scheme = await cardScheme(w, branch)
  const ranges = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.card_range')
    .selectAll()
    .where((is) => is.or([is('branch_id', '=', branch), is('branch_id', 'is', null)]))
    .whereRef('next', '<=', 'last')
    .orderBy((order) => order('branch_id', 'is', null))
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const range of ranges) {
    const found = await nextOfRange(w, range, scheme)
    if (found !== undefined) return found
  }
  for (;;) {
    const { rows } = await sql<{ number: number }>`select nextval('patrons.card_number') as number`.execute(w.db)
    const barcode = makeCard(scheme, rows[0]?.number ?? 0)
    if (!(await cardTaken(w, barcode))) return barcode
  }
}

/** As many numbers that no card has, and none of `except` (as `cardKey` writes them): for people who are added together. */
export async function freeCardNumbers(
  w: Work,
  branch: number,
  count: number,
  except: ReadonlySet<string>,
): Promise<readonly string[]> {
  const free: string[] = []
  const scheme = await cardScheme(w, branch)
  const hasRanges = await sql<{ id: number }>`
    select id from patrons.card_range where (branch_id is null or branch_id = ${branch}) and next <= last limit 1`.execute(
    w.db,
  )
  while (free.length < count) {
    const found =
      hasRanges.rows.length > 0
        ? [await freeCardNumber(w, branch)]
        : await freeRunningNumbers(w, scheme, count - free.length)
    free.push(...found.filter((number) => !except.has(cardKey(number))))
  }
  return free
}

async function freeRunningNumbers(w: Work, scheme: CardScheme, count: number): Promise<readonly string[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval('patrons.card_number') as number from generate_series(1, ${count}::integer)`.execute(w.db)
  const made = rows.map(({ number }) => makeCard(scheme, number))
  const taken = await sql<{ key: string }>`
    select upper(barcode) as key from patrons.card where upper(barcode) = any (${made.map(cardKey)}::text[])`.execute(
    w.db,
  )
  const keys = new Set(taken.rows.map(({ key }) => key))
  return made.filter((number) => !keys.has(cardKey(number)))
}

async function nextOfRange(
  w: Work,
  range: { readonly id: number; readonly next: string; readonly last: string },
  { check }: CardScheme,
): Promise<string | undefined> {
  let at = range.next
  let found: string | undefined
  while (found === undefined && at.length === range.last.length && at <= range.last) {
    const isRight = check === 'none' || checkCharacter(at.slice(0, -1), check) === at.slice(-1)
    if (isRight && !(await cardTaken(w, at))) found = at
    at = nextNumber(at)
  }
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.card_range')
    .set({ next: at })
    .where('id', '=', range.id)
    .execute()
  return found
}

/** Ranges of card numbers, in the order in which they are used up. */
export async function listCardRanges(w: Work): Promise<{ total: number; rows: CardRange[] }> {
  const rows = await tablesOf<PatronsTables>(w).selectFrom('patrons.card_range').selectAll().orderBy('id').execute()
  return { total: rows.length, rows: rows.map(rangeView) }
}

function rangeView(row: {
  readonly id: number
  readonly branch_id: number | null
  readonly first: string
  readonly last: string
  readonly next: string
  readonly note: string
}): CardRange {
  const isLeft = row.next.length === row.last.length && row.next <= row.last
  return {
    id: row.id,
    branch: row.branch_id,
    first: row.first,
    last: row.last,
    next: isLeft ? row.next : null,
    note: row.note,
  }
}

/** Adds a range of card numbers. */
export async function addCardRange(w: Work, request: NewRange): Promise<CardRange | Refusal> {
  const [first, last] = [cardKey(request.first), cardKey(request.last)]
  const branch = request.branch ?? null
  if (branch !== null && !(await branchById(w, branch))) return notFound('branch', `There is no branch ${branch}.`)
  if (!/^[0-9A-Z.-]*[0-9]+$/.test(first) || first.length !== last.length || first > last) {
    return refuse({
      code: 'invalid-range',
      field: 'last',
      message: 'Write the first and the last number of a range, both of one length and ending with digits.',
    })
  }
  const { rows: overlapping } = await sql<{ first: string; last: string }>`
    select first, last from patrons.card_range where length(first) = length(${first}) and first <= ${last} and last >= ${first} limit 1`.execute(
    w.db,
  )
  const other = overlapping[0]
  if (other)
    return refuse({
      code: 'range-overlaps',
      field: 'first',
      message: `The range ${other.first} to ${other.last} has some of these numbers already.`,
    })
  const row = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.card_range')
    .values({ branch_id: branch, first, last, next: first, note: request.note ?? '' })
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({ action: 'card-range.add', subject: `card-range:${row.id}`, detail: { first, last, branch } })
  return rangeView(row)
}

/** Removes a range; cards that were given stay. */
export async function removeCardRange(w: Work, id: number): Promise<object | Refusal> {
  const gone = await tablesOf<PatronsTables>(w)
    .deleteFrom('patrons.card_range')
    .where('id', '=', id)
    .returning(['first', 'last'])
    .executeTakeFirst()
  if (!gone) return notFound('card-range', 'There is no such range.')
  await w.audit({ action: 'card-range.remove', subject: `card-range:${id}`, detail: gone })
  return {}
}
