import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { HeadingFacts } from './contract.ts'
import { headingFormsChanged } from './events.ts'
import { keyOf } from './rules/heading-text.ts'
import { linkHeadings, type HeadingToLink } from './link-headings.ts'
import { authorityNotFound } from './read-authority.ts'
import { nearKey } from './rules/near-key.ts'

interface Row extends Omit<HeadingFacts, 'authority' | 'firstAt'> {
  readonly first_at: Temporal.Instant | null
  readonly authority_id: number | null
  readonly authority_text: string | null
  readonly vocabulary: string | null
}

/** A heading with the authority record that it is linked to. */
export async function getHeading(w: Pick<Work, 'db'>, id: number): Promise<Outcome<HeadingFacts>> {
  const { rows } = await sql<Row>`
    select h.id, h.kind, h.text, h.source, h.bibs, h.first_at, coalesce(l.how, 'none') as how, a.id as authority_id,
      a.text as authority_text, a.vocabulary
    from authorities.heading h left join authorities.heading_link l on l.heading_id = h.id
      left join authorities.authority a on a.id = l.authority_id
    where h.id = ${id}`.execute(w.db)
  const [row] = rows
  if (!row) return headingNotFound(id)
  const { first_at, authority_id, authority_text, vocabulary, ...heading } = row
  return {
    ...heading,
    firstAt: first_at?.toString() ?? null,
    authority:
      authority_id === null ? null : { id: authority_id, text: authority_text ?? '', vocabulary: vocabulary ?? '' },
  }
}

/** Links a heading to a record by hand, or looks for its record again. */
export async function linkHeading(w: Work, id: number, authority: number | null): Promise<Outcome<HeadingFacts>> {
  const { rows } = await sql<HeadingToLink>`
    select id, kind, key, source, text from authorities.heading where id = ${id} for update`.execute(w.db)
  const [heading] = rows
  if (!heading) return headingNotFound(id)
  if (authority === null) {
    await sql`delete from authorities.heading_link where heading_id = ${id}`.execute(w.db)
    await linkHeadings(w, rows)
  } else {
    const linked = await chooseLink(w, heading, authority)
    if (isRefusal(linked)) return linked
  }
  await w.publish(headingFormsChanged, { headings: [id] })
  await w.audit({ action: 'heading.link', subject: `heading:${id}`, detail: { authority } })
  return getHeading(w, id)
}

async function chooseLink(w: Work, heading: HeadingToLink, authority: number): Promise<Outcome<void>> {
  const { rows } = await sql<{ state: string; text: string }>`
    select state, text from authorities.authority where id = ${authority}`.execute(w.db)
  const [chosen] = rows
  if (!chosen) return authorityNotFound(authority)
  if (chosen.state !== 'current') {
    return refuse({
      code: 'authority-out-of-use',
      field: 'authority',
      message: `"${chosen.text}" was taken out of use. Choose the heading that took its place.`,
    })
  }
  await sql`
    insert into authorities.heading_link (heading_id, how, authority_id, near)
    values (${heading.id}, 'chosen', ${authority}, ${nearKey(heading.text)})
    on conflict (heading_id) do update set how = 'chosen', authority_id = excluded.authority_id, parts = 0`.execute(
    w.db,
  )
  await sql`
    update authorities.authority_form set used = true
    where authority_id = ${authority} and role = 'see-from' and not used`.execute(w.db)
}

/**
 * Lets titles with a heading be found by further forms too, such as one that was used before; `reason` is kept beside them.
 * Forms that are there already stay.
 */
export async function addHeadingVariants(
  w: Work,
  heading: number,
  texts: readonly string[],
  reason: string,
): Promise<void> {
  const forms = new Map(texts.map((text) => [keyOf(text), text.trim()]))
  forms.delete('')
  if (forms.size === 0) return
  await sql`
    insert into authorities.heading_variant (heading_id, key, text, reason)
    select ${heading}, key, text, ${reason}
    from unnest(${[...forms.keys()]}::text[], ${[...forms.values()]}::text[]) as v(key, text)
    on conflict do nothing`.execute(w.db)
  await w.publish(headingFormsChanged, { headings: [heading] })
}

/** Takes such forms back. */
export async function removeHeadingVariants(w: Work, heading: number, texts: readonly string[]): Promise<void> {
  await sql`
    delete from authorities.heading_variant
    where heading_id = ${heading} and key = any(${texts.map(keyOf)}::text[])`.execute(w.db)
  await w.publish(headingFormsChanged, { headings: [heading] })
}

function headingNotFound(id: number) {
  return notFound('heading', `There is no heading ${id}.`)
}
