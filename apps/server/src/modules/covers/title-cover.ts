import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists } from '../catalog/index.ts'
import type { TitleCover } from './contract.ts'
import { readImage } from './rules/read-image.ts'

/** The picture of a title, for who shows it. */
export interface ShownCover {
  readonly file: string
  readonly media: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly width: number
  readonly height: number
}

/** The picture that is shown of a title; undefined where the drawn one is. */
export async function shownCover(w: Pick<Work, 'db'>, bib: number): Promise<ShownCover | undefined> {
  return (await shownCovers(w, [bib])).get(bib)
}

/** The pictures of titles; those with the drawn one are left out. */
export async function shownCovers(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
): Promise<ReadonlyMap<number, ShownCover>> {
  const { rows } = await sql<ShownCover & { bib: number }>`
    select bib_id as bib, file, media, width, height from covers.cover
    where bib_id = any(${bibs}::bigint[]) and state = 'shown'`.execute(w.db)
  return new Map(rows.map(({ bib, ...cover }) => [bib, cover]))
}

/** What a title is about, from outside; undefined where nothing is known. */
export async function descriptionOf(
  w: Pick<Work, 'db'>,
  bib: number,
): Promise<{ readonly text: string; readonly source: string } | undefined> {
  const { rows } = await sql<{ text: string; source: string }>`
    select text, source from covers.description where bib_id = ${bib} and state = 'shown'`.execute(w.db)
  return rows[0]
}

/** The cover of a title and where it comes from. */
export async function titleCover(w: Pick<Work, 'db'>, bib: number): Promise<Outcome<TitleCover>> {
  if (!(await bibExists(w, bib))) return titleNotFound(bib)
  const { rows } = await sql<{
    state: 'shown' | 'removed'
    source: string
    width: number | null
    height: number | null
    at: Temporal.Instant
    by: string
  }>`select state, source, width, height, changed_at as at, by_name as by from covers.cover where bib_id = ${bib}`.execute(
    w.db,
  )
  const [row] = rows
  const description = (await descriptionOf(w, bib)) ?? null
  if (!row) return { state: 'drawn', source: null, width: null, height: null, at: null, by: null, description }
  return { ...row, at: row.at.toString(), description }
}

function titleNotFound(bib: number) {
  return notFound('title', `There is no title ${bib}.`)
}

/** A picture that was looked at and stored. */
export interface KeptImage {
  readonly bib: number
  readonly bytes: Buffer
  readonly file: string
  readonly source: string
}

/** Gives a title a picture, whatever it had; refused with a sentence where the bytes are no cover. */
export async function keepCover(w: Work, { bib, bytes, file, source }: KeptImage): Promise<Outcome<TitleCover>> {
  const image = readImage(bytes)
  if (typeof image === 'string') return refuse({ code: 'invalid-image', field: 'file', message: image })
  if (!(await bibExists(w, bib))) return titleNotFound(bib)
  await sql`
    insert into covers.cover (bib_id, state, file, media, width, height, bytes, source, by_name, changed_at)
    values (${bib}, 'shown', ${file}, ${image.media}, ${image.width}, ${image.height}, ${bytes.length}, ${source},
      ${actorName(w.actor)}, ${w.now})
    on conflict (bib_id) do update set state = 'shown', file = excluded.file, media = excluded.media, width = excluded.width,
      height = excluded.height, bytes = excluded.bytes, source = excluded.source, by_name = excluded.by_name,
      changed_at = excluded.changed_at`.execute(w.db)
  if (source === 'upload') await w.audit({ action: 'cover.upload', subject: `bib:${bib}`, detail: { file } })
  w.afterCommit(() => w.platform.live.tell('cover', { bib }))
  return titleCover(w, bib)
}

/** Takes the picture of a title away for good: the drawn one is shown, and none is fetched again. */
export async function removeCover(w: Work, bib: number): Promise<Outcome<TitleCover>> {
  if (!(await bibExists(w, bib))) return titleNotFound(bib)
  await sql`
    insert into covers.cover (bib_id, state, source, by_name, changed_at)
    values (${bib}, 'removed', 'upload', ${actorName(w.actor)}, ${w.now})
    on conflict (bib_id) do update set state = 'removed', file = null, by_name = excluded.by_name, changed_at = excluded.changed_at`.execute(
    w.db,
  )
  await w.audit({ action: 'cover.remove', subject: `bib:${bib}` })
  w.afterCommit(() => w.platform.live.tell('cover', { bib }))
  return titleCover(w, bib)
}

/** Takes the description from outside away for good. */
export async function removeDescription(w: Work, bib: number): Promise<Outcome<TitleCover>> {
  await sql`update covers.description set state = 'removed', text = '' where bib_id = ${bib}`.execute(w.db)
  await w.audit({ action: 'description.remove', subject: `bib:${bib}` })
  return titleCover(w, bib)
}
