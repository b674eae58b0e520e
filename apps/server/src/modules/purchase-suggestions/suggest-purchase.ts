import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { typedLine, typedText } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import { branchById } from '../org/index.ts'
import { patronExists } from '../patrons/index.ts'
import { suggestionLimits as limits, type MySuggestion, type Suggestion } from './contract.ts'
import { isbnOf, titlesAlike } from './find-titles.ts'
import { ownPart, readSuggestions } from './read-suggestions.ts'
import { monthlySuggestions } from './settings.ts'

/** A suggestion as it is made. */
export interface Wish {
  readonly title: string
  readonly author?: string
  readonly isbn?: string
  readonly note?: string
  readonly wantsHold?: boolean
  readonly pickup?: number
}

interface Tidy {
  readonly title: string
  readonly author: string
  readonly isbn: string
  readonly note: string
}

async function checked(w: Work, wish: Wish): Promise<Tidy | Refusal> {
  const title = typedLine(wish.title).slice(0, limits.title)
  const typed = typedLine(wish.isbn ?? '')
  const isbn = typed === '' ? '' : isbnOf(typed)
  const blocks: Block[] = []
  if (title === '') blocks.push({ code: 'title-needed', field: 'title', message: 'Write the title.' })
  if (isbn === undefined)
    blocks.push({
      code: 'invalid-isbn',
      field: 'isbn',
      message: `“${typed}” is no ISBN. Check its digits, or leave it out.`,
    })
  if (wish.pickup !== undefined && (await branchById(w, wish.pickup))?.pickup !== true)
    blocks.push({
      code: 'bad-pickup',
      field: 'pickup',
      message: 'Holds cannot be collected there. Choose another branch.',
    })
  if (blocks.length > 0) return refuse(...blocks)
  return {
    title,
    author: typedLine(wish.author ?? '').slice(0, limits.author),
    isbn: isbn ?? '',
    note: typedText(wish.note ?? '').slice(0, limits.note),
  }
}

/** A patron suggests something; refused when there were too many this month, or when the library seems to have it. */
export async function suggestPurchase(
  w: Work,
  patron: number,
  wish: Wish & { readonly anyway?: boolean },
): Promise<MySuggestion | Refusal> {
  const tidy = await checked(w, wish)
  if (isRefusal(tidy)) return tidy
  await sql`select pg_advisory_xact_lock(hashtextextended('suggestions.patron', ${patron}))`.execute(w.db)
  const most = await readSetting(w, monthlySuggestions)
  if (most === 0)
    return refuse({
      code: 'suggestions-closed',
      message: 'The library takes no suggestions to buy here at the moment.',
    })
  const { rows } = await sql<{ recent: number; again: number }>`
    select count(*) filter (where created_at > ${w.now.subtract({ hours: 30 * 24 })}) as recent,
      count(*) filter (where state in ('new', 'ordered') and (${tidy.isbn} <> '' and isbn = ${tidy.isbn}
        or lower(title) = lower(${tidy.title}) and lower(author) = lower(${tidy.author}))) as again
    from purchase_suggestions.suggestion where patron_id = ${patron}`.execute(w.db)
  if ((rows[0]?.again ?? 0) > 0)
    return refuse({ code: 'suggested-already', message: 'You have suggested this already. It stands in your list.' })
  if ((rows[0]?.recent ?? 0) >= most)
    return refuse({
      code: 'too-many-suggestions',
      message: `You have suggested ${most} things in the last 30 days. Please wait a little before you suggest more.`,
      facts: { most },
    })
  const found = wish.anyway === true ? [] : await titlesAlike(w, tidy)
  if (found.length > 0)
    return refuse({ code: 'library-has-it', message: 'The library seems to have this already.', facts: { found } })
  return ownPart(await insert(w, patron, tidy, wish))
}

/** Staff note a suggestion, for a patron who asked at the desk or for the library itself. */
export async function addSuggestion(w: Work, patron: number | null, wish: Wish): Promise<Suggestion | Refusal> {
  const tidy = await checked(w, wish)
  if (isRefusal(tidy)) return tidy
  if (patron !== null && !(await patronExists(w, patron))) return notFound('patron', `There is no patron ${patron}.`)
  const made = await insert(w, patron, tidy, wish)
  await w.audit({ action: 'suggestion.add', subject: `suggestion:${made.id}`, detail: { title: made.title } })
  return made
}

async function insert(w: Work, patron: number | null, tidy: Tidy, wish: Wish): Promise<Suggestion> {
  const { rows } = await sql<{ id: number }>`
    insert into purchase_suggestions.suggestion (patron_id, title, author, isbn, note, wants_hold, pickup_branch_id, created_at, created_by)
    values (${patron}, ${tidy.title}, ${tidy.author}, ${tidy.isbn}, ${tidy.note}, ${wish.wantsHold === true && patron !== null},
      ${wish.pickup ?? null}, ${w.now}, ${w.actor.kind === 'patron' ? 'patron' : actorName(w.actor)})
    returning id`.execute(w.db)
  w.afterCommit(() => w.platform.live.tell('suggestion', {}))
  const [made] = await readSuggestions(w, sql`s.id = ${rows[0]?.id ?? 0}`, sql``)
  if (!made) throw new Error('The suggestion was not written.')
  return made
}

/** A patron takes back what nobody has decided yet. */
export async function withdrawSuggestion(
  w: Work,
  patron: number,
  id: number,
): Promise<Record<string, never> | Refusal> {
  const { rows } = await sql`
    delete from purchase_suggestions.suggestion where id = ${id} and patron_id = ${patron} and state = 'new' returning id`.execute(
    w.db,
  )
  if (rows.length === 0)
    return notFound('suggestion', 'There is no such suggestion of yours, or it was decided already.')
  w.afterCommit(() => w.platform.live.tell('suggestion', {}))
  return {}
}
