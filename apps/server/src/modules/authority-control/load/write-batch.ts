import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import { jsonText } from '../../../platform/json-text.ts'
import type { Work } from '../../../platform/work.ts'
import { authorityName, writeAuthorities, type AuthorityWritten } from '../../authorities/index.ts'
import type { LoadRecord } from './load-view.ts'
import type { PreparedAuthority } from './prepare-record.ts'

const keptNote =
  'It was edited here after it came, so it stays as it is. Load the file again and replace edited records too, if the newer one is right.'

/** Takes a batch of records of a file in, with its counts, all in the transaction of `w`. */
export async function writeBatch(
  w: Work,
  load: LoadRecord,
  batch: readonly PreparedAuthority[],
  at: { readonly done: number; readonly form: string },
): Promise<void> {
  const written = new Map<PreparedAuthority, AuthorityWritten>()
  // A number that comes twice in one file is taken twice, one after the other.
  for (const part of withoutDoubles(batch)) {
    const outcomes = await writeAuthorities(
      w,
      part.flatMap(({ draft }) => draft ?? []),
      { why: `Authority file ${load.name}`, load: load.id, overEdited: load.over_edited, noteSeen: load.whole },
    )
    for (const [place, outcome] of outcomes.entries()) {
      const record = part[place]
      if (record) written.set(record, outcome)
    }
  }
  const stateOf = (record: PreparedAuthority) => written.get(record)?.state ?? 'refused'
  const told = batch.flatMap((record) => {
    const state = stateOf(record)
    const notes = state === 'kept' ? [keptNote, ...record.notes] : record.notes
    if (notes.length === 0) return []
    const { number, offset, length, control, heading } = record
    return [
      {
        number,
        at: offset,
        length,
        state,
        control,
        heading,
        authority: written.get(record)?.id,
        notes: notes.slice(0, 20),
      },
    ]
  })
  await sql`
    insert into authority_control.load_row (load_id, number, at, length, state, control, heading, authority_id, notes)
    select ${load.id}, number, at, length, state, control, heading, authority, notes
    from json_to_recordset(${jsonText(told)}::json) as r(number bigint, at bigint, length bigint, state text,
      control text, heading text, authority bigint, notes text[])`.execute(w.db)
  const count = (state: string) => batch.filter((record) => stateOf(record) === state).length
  const taken = batch.filter(({ draft }) => draft !== undefined)
  const sum = (of: (record: PreparedAuthority) => number) => taken.reduce((all, record) => all + of(record), 0)
  const tags: Record<string, number> = {}
  for (const { draft } of taken) if (draft) tags[draft.facts.tag] = (tags[draft.facts.tag] ?? 0) + 1
  const { rows } = await sql`
    update authority_control.load set form = ${at.form}, read = read + ${batch.length}, added = added + ${count('added')},
      updated = updated + ${count('updated')}, unchanged = unchanged + ${count('unchanged')},
      kept = kept + ${count('kept')}, refused = refused + ${count('refused')},
      see_from = see_from + ${sum(({ seeFrom }) => seeFrom)}, see_also = see_also + ${sum(({ seeAlso }) => seeAlso)},
      validation = validation + ${sum(({ draft }) => (draft?.facts.validation === true ? 1 : 0))},
      tags = (select coalesce(jsonb_object_agg(tag, n), '{}') from (
        select tag, sum(n)::integer as n from (
          select key as tag, value::integer as n from jsonb_each_text(tags)
          union all select key, value::integer from jsonb_each_text(${jsonb(tags)}::jsonb)) counted
        group by tag) summed)
    where id = ${load.id} and read = ${at.done} and state = 'running' returning id`.execute(w.db)
  if (rows.length === 0) throw new Error(`Authority file ${load.id} is being done by another process.`)
}

function withoutDoubles(batch: readonly PreparedAuthority[]): readonly (readonly PreparedAuthority[])[] {
  const parts: PreparedAuthority[][] = [[]]
  let names = new Set<string>()
  for (const record of batch) {
    if (!record.draft) continue
    const name = authorityName(record.draft)
    if (names.has(name)) {
      names = new Set()
      parts.push([])
    }
    names.add(name)
    parts.at(-1)?.push(record)
  }
  return parts.filter((part) => part.length > 0)
}
