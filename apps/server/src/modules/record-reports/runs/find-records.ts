import { questionTest } from '@carrel/marc-reports'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { ReportRequest } from '../contract.ts'
import { eachRecord } from './each-record.ts'
import type { Finder } from './run-report.ts'

/** Finds the records behind a figure and lists them. */
export function findRecords(w: Pick<Work, 'db'>, id: number, { question }: ReportRequest): Finder {
  const test = question && questionTest(question)
  if (typeof test !== 'function') throw new Error(test ?? 'A list has no question.')
  let found = 0
  return {
    async take(bibs) {
      const own: number[] = []
      await eachRecord(w, bibs, (record, bib) => {
        if (test(record)) own.push(bib)
      })
      found += own.length
      if (own.length === 0) return
      await sql`
        insert into record_reports.listed (report_id, bib_id) select ${id}, unnest(${own}::bigint[])`.execute(w.db)
    },
    result: async () => ({ found }),
    found: () => found,
  }
}
