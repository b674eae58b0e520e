import { diagnosticSets, type Diagnostic, type NamedRecord } from '../src/index.ts'
import type { RecordForm } from './client.ts'
import { diagnosed, diagnosticsIn } from './diagnosed.ts'
import { exchange, type Exchange } from './exchange.ts'
import { notGiven, presentedRecord, syntaxOid, type PresentedRecord } from './records.ts'

interface Wanted {
  readonly resultSet: string
  readonly start: number
  readonly count: number
  readonly form: RecordForm
}

/**
 * Fetches records, asking again where the server gives only a part of them (Z39.50-2003, 3.2.3.1.10). What it refuses after the first
 * ones is a diagnostic in its place, so that those that came are kept.
 */
export async function presentRecords(on: Exchange, wanted: Wanted): Promise<readonly PresentedRecord[]> {
  const records: PresentedRecord[] = []
  while (records.length < wanted.count) {
    const start = wanted.start + records.length
    const part = { ...wanted, start, count: wanted.count - records.length }
    const { came, diagnostics } = await presentPart(on, part)
    records.push(...came.map((record, index) => presentedRecord(record, start + index)))
    const [first] = diagnostics
    if (first && records.length === 0 && isElementSet(first) && wanted.form.elementSet === undefined)
      return presentRecords(on, { ...wanted, form: { ...wanted.form, elementSet: '' } })
    if (first && records.length === 0) throw diagnosed(on.name, 'the records', diagnostics)
    if (first) records.push(notGiven(first, start + came.length))
    // A server that gives nothing and says nothing has no more.
    if (first || came.length === 0) break
  }
  return records.slice(0, wanted.count)
}

/** Many servers name the forms of their XML as element sets and know no `F`: when nobody asked for it, they choose themselves. */
function isElementSet({ set, condition }: Diagnostic): boolean {
  return set === diagnosticSets['bib-1'] && (condition === 24 || condition === 25)
}

async function presentPart(on: Exchange, { resultSet, start, count, form }: Wanted) {
  const { elementSet = 'F' } = form
  const segments: NamedRecord[] = []
  const { records } = await exchange(
    on,
    {
      kind: 'presentRequest',
      value: {
        resultSet,
        start,
        count,
        ...(elementSet !== '' && {
          composition: { kind: 'simple', value: { kind: 'generic', value: elementSet } } as const,
        }),
        syntax: syntaxOid(form),
      },
    },
    'presentResponse',
    (apdu) => {
      if (apdu.kind !== 'segment') return false
      segments.push(...apdu.value.records)
      return true
    },
  )
  const rest = records?.kind === 'records' ? records.value : []
  return { came: [...segments, ...rest], diagnostics: diagnosticsIn(records) }
}
