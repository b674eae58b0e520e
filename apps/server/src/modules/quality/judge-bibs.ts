import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { bibRecords, type BibRecord } from '../catalog/index.ts'
import { addressStates, linkFindings } from './links/address-store.ts'
import { profileInForce } from './profile.ts'
import { judgeStored, type JudgedRecord, type Profile } from './rules/judge-record.ts'
import { writeFindings } from './write-findings.ts'

/** Looks at records: in this thread, or in another one. */
export type Judge = (records: readonly BibRecord[], profile: Profile) => Promise<readonly JudgedRecord[]>

/** Looks at records here and now. */
export const judgeHere: Judge = async (records, profile) =>
  records.map(({ bytes, form }) => judgeStored(bytes, form, profile))

/** Topic on which a process tells that flags have changed. */
export const qualityTopic = 'quality'

/**
 * Looks at the present records of titles and keeps what was found, in the transaction of `w`; of titles that are gone
 * nothing is kept. Two transactions that look at the same title do so one after the other, so that the later record counts.
 */
export async function judgeBibs(w: Work, bibs: readonly number[], judge: Judge = judgeHere): Promise<void> {
  if (bibs.length === 0) return
  await lockBibs(w, bibs)
  const [records, profile] = await Promise.all([bibRecords(w, bibs), profileInForce.get(w, 'all')])
  const judged = await judge(records, profile)
  const states = await addressStates(
    w,
    judged.flatMap(({ links }) => links.map(({ url }) => url)),
  )
  const found = new Map(
    records.map(({ bib }, at) => {
      const { findings, links } = judged[at] ?? { findings: [], links: [] }
      return [bib, [...findings, ...linkFindings(links, states, profile)]]
    }),
  )
  await writeFindings(w, bibs, found)
}

/** Takes the places of titles, always in the same order; the end of the transaction gives them back. */
export async function lockBibs(w: Work, bibs: readonly number[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('quality.finding', bib))
    from (select distinct bib from unnest(${bibs}::bigint[]) as bib order by bib) as ordered`.execute(w.db)
}
