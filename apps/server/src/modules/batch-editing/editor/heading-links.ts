import type { HeadingLinks } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { linksToWrite } from '../../authorities/index.ts'
import type { TaskPlan } from './protocol.ts'

/** Whether a task, or one that it calls, links headings. */
export function linksHeadings({ task, called }: TaskPlan): boolean {
  return [task, ...called.map(([, other]) => other)].some(({ steps }) =>
    steps.some((step) => step.do === 'link-headings' && step.off !== true),
  )
}

/** What is known of the authorities of the headings that some titles carry. */
export async function partLinks(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
  keyOf: (text: string) => string,
): Promise<HeadingLinks> {
  const { rows } = await sql<{ id: number }>`
    select distinct unnest(headings) as id from catalog.bib_heading_view where bib_id = any(${bibs}::bigint[])`.execute(
    w.db,
  )
  return linksToWrite(
    w,
    rows.map(({ id }) => id),
    keyOf,
  )
}
