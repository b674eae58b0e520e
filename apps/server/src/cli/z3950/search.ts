import { isMarcSyntax, readOpacRecord, recordBytes, recordSyntaxOid, type External } from '@carrel/z3950'
import { openZ3950, type PresentedRecord } from '@carrel/z3950/node'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { fetchedRecords, type FetchedRecord } from '../remote/fetched-records.ts'
import { charsetOf, passwordOf, remoteOptions, timeoutOf, titleOptions } from '../remote/options.ts'
import { readQuery, told } from './ask.ts'
import { readTarget, targetOptions } from './target.ts'

const usage =
  'z3950 search HOST:PORT/DB [QUERY] [--isbn N] [--title T] [--author A] [--any W] [--count N] [--out FILE] [--syntax S] [--charset C]'

/** How many records are asked for at a time: few enough that each answer comes soon. */
const portion = 50

/** `carrel z3950 search`: searches another library's catalogue; shows the records, and writes them to a file. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...remoteOptions,
      ...titleOptions,
      ...targetOptions,
      syntax: { type: 'string' },
      elements: { type: 'string' },
      sort: { type: 'string' },
    },
    usage,
  )
  const [address, ...words] = positionals
  const target = readTarget(address, usage)
  const query = readQuery(words, values)
  if (!query)
    throw new CommandError(
      `Say what to search for: --isbn, --title, --author, --any, or a query. Usage: carrel ${usage}`,
    )
  if (values.syntax !== undefined && recordSyntaxOid(values.syntax) === undefined)
    throw new CommandError(
      `--syntax ${values.syntax} is not known; there are usmarc, unimarc, xml, sutrs, opac and others.`,
    )
  const start = Math.max(1, wholeNumber('start', values.start, 1))
  // Whoever names a file wants all of it.
  const count = wholeNumber('count', values.count, values.out === undefined ? 10 : 100_000)
  const sink = fetchedRecords(
    {
      ...values,
      out: values.out,
      to: values.to,
      refused: values.refused,
      json: values.json === true,
      charset: charsetOf(values.charset),
    },
    io,
  )
  try {
    const password = await passwordOf(values)
    const hits = await told(async () => {
      const server = await openZ3950({
        ...target,
        tls: values.tls ?? target.tls,
        user: values.user,
        password,
        group: values.group,
        negotiateUtf8: values['utf-8'],
        timeoutMs: timeoutOf(values.timeout),
      })
      try {
        const found = await server.search(query, { syntax: values.syntax, elementSet: values.elements })
        if (values.sort !== undefined) await server.sort([{ by: values.sort }])
        const last = Math.min(found.hits, start + count - 1)
        for (let at = start; at <= last; at += portion) {
          const records = await server.present(at, Math.min(portion, last - at + 1))
          for (const record of records)
            if (record.kind === 'diagnostic') sink.miss(record.position, record.message)
            else await sink.take(fetchedOf(record))
          if (records.length === 0) break
        }
        return found.hits
      } finally {
        await server.close()
      }
    })
    await sink.finish()
    const summary = { hits, written: sink.written, refused: sink.refused }
    const line = values.json
      ? `${JSON.stringify(summary)}\n`
      : `${hits.toLocaleString('en')} found${values.out === undefined ? '' : `, ${sink.written} written`}${sink.refused > 0 ? `, ${sink.refused} not` : ''}${sink.note}\n`
    const stream = values.out === '-' ? io.stderr : io.stdout
    stream.write(line)
    return sink.refused > 0 ? 1 : 0
  } catch (error) {
    await sink.abort()
    throw error
  }
}

function fetchedOf({
  position,
  syntax,
  external,
  bytes,
}: PresentedRecord & { readonly kind: 'record' }): FetchedRecord {
  if (syntax !== 'opac') return { position, form: syntax, bytes, format: formatOf(external.oid ?? '') }
  const { record } = readOpacRecord(external)
  return record
    ? { position, form: syntax, bytes: recordBytes(record), format: formatOf(record.oid ?? '') }
    : { position, form: syntax, bytes, format: undefined }
}

function formatOf(oid: NonNullable<External['oid']>): FetchedRecord['format'] {
  if (isMarcSyntax(oid)) return 'iso2709'
  return oid === recordSyntaxOid('xml') ? 'marcxml' : undefined
}
