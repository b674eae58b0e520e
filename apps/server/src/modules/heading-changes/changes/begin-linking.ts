import { sql } from 'kysely'
import { notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import type { Work } from '../../../platform/work.ts'
import { authorityExists, linkSetting, thingSetting } from '../../authorities/index.ts'
import { beginRun, type BatchRun } from '../../batch-editing/index.ts'
import type { Selection } from '../../batch-editing/contract.ts'
import type { HeadingLinking } from '../contract.ts'

/** A list of more records is not kept with its batch edit: the whole catalogue is gone through instead. */
const longestList = 200_000

/** Begins to write the links of established headings into records: a batch edit, previewed first. */
export async function beginLinking(w: Work, asked: HeadingLinking): Promise<Outcome<BatchRun>> {
  if (asked.authority !== undefined && !(await authorityExists(w, asked.authority))) {
    return notFound('authority', `There is no authority record ${asked.authority}.`)
  }
  const usual = await readSetting(w, linkSetting)
  const authority = asked.write ?? (usual === 'none' ? 'number' : usual)
  const thing = asked.thing ?? (await readSetting(w, thingSetting))
  if (authority === 'none' && !thing) {
    return refuse({
      code: 'heading-link-empty',
      field: 'write',
      message: 'Choose what is to be written: $0, $1 or both.',
    })
  }
  const { kind = 'any', subdivided = false, replace = true } = asked
  const selection = asked.selection ?? (await recordsWithLinks(w, asked.authority))
  if (!selection) {
    return refuse({
      code: 'heading-not-linked',
      message:
        asked.authority === undefined
          ? 'No record carries a heading that is established. Load authority records first, or look at the reports on headings.'
          : 'No record carries a heading of this authority record.',
    })
  }
  const name = 'Links of headings to their authorities'
  return beginRun(w, {
    task: { name, steps: [{ do: 'link-headings', authority, thing, kind, subdivided, replace }] },
    selection,
    name,
    why: asked.why?.trim() || 'Headings linked to their authorities',
    applyAtOnce: asked.applyAtOnce === true,
  })
}

async function recordsWithLinks(w: Work, authority: number | undefined): Promise<Selection | undefined> {
  const { rows } = await sql<{ bib: number }>`
    with linked as materialized (
      select id from authorities.heading_view
      where how in ('chosen', 'exact', 'subdivided', 'main') and bibs > 0
        and (${authority ?? null}::bigint is null or authority_id = ${authority ?? null})
    )
    select distinct b.bib_id as bib from catalog.bib_heading_view b, unnest(b.headings) as carried(id)
    where carried.id in (select id from linked) limit ${longestList + 1}`.execute(w.db)
  if (rows.length === 0) return undefined
  if (rows.length > longestList) return { search: {} }
  return { bibs: rows.map(({ bib }) => bib).toSorted((a, b) => a - b) }
}
