import { describeSruDiagnostic, type SruRecord } from '@carrel/sru'
import { searchSru } from '@carrel/sru/node'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { fetchedRecords, type FetchedRecord } from '../remote/fetched-records.ts'
import { passwordOf, remoteOptions, timeoutOf, titleOptions } from '../remote/options.ts'
import { readCql, told, versionOf } from './ask.ts'

const usage =
  'sru search URL [QUERY] [--isbn N] [--title T] [--author A] [--any W] [--count N] [--out FILE] [--schema S] [--version V]'

const portion = 50

/** `carrel sru search`: searches another library's catalogue over HTTP; shows the records, and writes them to a file. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    { ...remoteOptions, ...titleOptions, schema: { type: 'string' }, version: { type: 'string' } },
    usage,
  )
  const [baseUrl, ...words] = positionals
  if (baseUrl === undefined) throw new CommandError(`Usage: carrel ${usage}`)
  const query = readCql(words, values)
  if (query === undefined)
    throw new CommandError(
      `Say what to search for: --isbn, --title, --author, --any, or a query in CQL. Usage: carrel ${usage}`,
    )
  const start = Math.max(1, wholeNumber('start', values.start, 1))
  const count = wholeNumber('count', values.count, values.out === undefined ? 10 : 100_000)
  const server = {
    baseUrl,
    version: versionOf(values.version),
    user: values.user,
    password: await passwordOf(values),
    timeoutMs: timeoutOf(values.timeout),
  }
  const sink = fetchedRecords(
    { out: values.out, to: values.to, refused: values.refused, json: values.json === true, charset: undefined },
    io,
  )
  try {
    let hits = 0
    for (let done = 0; done < count;) {
      const from = start + done
      const answer = await told(() =>
        searchSru({
          ...server,
          query,
          start: from,
          count: Math.min(portion, count - done),
          recordSchema: values.schema,
        }),
      )
      hits = answer.hits
      for (const diagnostic of answer.diagnostics)
        if (diagnostic.position === undefined) io.stderr.write(`${describeSruDiagnostic(diagnostic)}\n`)
        else sink.miss(diagnostic.position, `${describeSruDiagnostic(diagnostic)}.`)
      for (const [index, record] of answer.records.entries()) await sink.take(fetchedOf(record, from + index))
      const came = answer.records.length + answer.diagnostics.filter(({ position }) => position !== undefined).length
      done += came
      if (came === 0 || start + done > hits) break
    }
    await sink.finish()
    const line = values.json
      ? `${JSON.stringify({ hits, written: sink.written, refused: sink.refused })}\n`
      : `${hits.toLocaleString('en')} found${values.out === undefined ? '' : `, ${sink.written} written`}${sink.refused > 0 ? `, ${sink.refused} not` : ''}${sink.note}\n`
    const stream = values.out === '-' ? io.stderr : io.stdout
    stream.write(line)
    return sink.refused > 0 ? 1 : 0
  } catch (error) {
    await sink.abort()
    throw error
  }
}

function fetchedOf({ xml, schema, position }: SruRecord, place: number): FetchedRecord {
  const isMarc = /marc/i.test(schema) || xml.includes('http://www.loc.gov/MARC21/slim')
  return {
    position: position ?? place,
    form: schema,
    bytes: new TextEncoder().encode(xml),
    format: isMarc ? 'marcxml' : undefined,
  }
}
