import { openMarcBatches } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { createOutput, streamOutput, type MarcOutput } from './output.ts'
import { isWorthTelling, problemLine } from './problem-line.ts'
import { openRecordOutput, type RecordOutput } from './record-output.ts'
import type { Refusals } from './refusals.ts'
import { writingFor, type Writing } from './writing-options.ts'

/** Where the results of a stylesheet go: records into a file of records, everything else as it is. */
export interface XsltOutput {
  /** Records written; undefined while it is not known to be records, or is something else. */
  readonly written: number | undefined
  append(text: string): Promise<void>
  finish(): Promise<void>
  abort(): Promise<void>
}

const encoder = new TextEncoder()

/** Opens the result of a stylesheet; the first that is not empty tells whether it is records. */
export function openXsltOutput(file: string, io: CommandIo, writing: Writing, refusals: Refusals): XsltOutput {
  let records: RecordOutput | undefined
  let raw: MarcOutput | undefined
  const openRaw = (): MarcOutput => (file === '-' ? streamOutput(io.stdout) : createOutput(file))
  return {
    get written() {
      return records?.written
    },
    async append(text) {
      const kind = isMarcXml(text)
      if (kind === 'empty') return
      if ((kind === 'records' && raw) || (kind === 'other' && records)) {
        throw new CommandError(
          'The stylesheet makes records of some of the file and something else of the rest; --whole gives it the file at once.',
        )
      }
      if (kind === 'other') {
        const whole = text.replace(/^(<\?xml[^>]*?)\s+encoding=(?:"[^"]*"|'[^']*')/, '$1 encoding="UTF-8"')
        const part = raw ? whole.replace(/^<\?xml[^>]*\?>\s*/, '') : whole
        raw ??= openRaw()
        return raw.write(encoder.encode(part))
      }
      records ??= openRecordOutput(file, io, { ...writingFor(file, writing), refusals })
      for await (const batch of openMarcBatches(once(encoder.encode(text)), { format: 'marcxml' })) {
        for (const entry of batch) {
          for (const problem of entry.problems.filter(isWorthTelling)) io.stderr.write(problemLine(entry, problem))
          if (entry.record) await records.write(entry.record, entry)
          else if (entry.kind !== 'stray') await refusals.keep(entry)
        }
      }
    },
    async finish() {
      if (!records && !raw) raw = openRaw()
      await records?.finish()
      await raw?.finish()
    },
    async abort() {
      await records?.abort()
      await raw?.abort()
    },
  }
}

/** What a result is, by its first element. A collection without records, and a lone XML declaration, are empty. */
function isMarcXml(text: string): 'records' | 'other' | 'empty' {
  const body = text.replace(/^(?:\s|<\?[^]*?\?>|<!--[^]*?-->)+/, '')
  if (body === '') return 'empty'
  const [root = '', name = ''] = /^<(?:[\w.-]+:)?([\w.-]+)[^>]*>/.exec(body) ?? []
  if ((name !== 'record' && name !== 'collection') || !root.includes('http://www.loc.gov/MARC21/slim')) return 'other'
  return name === 'record' || /<(?:[\w.-]+:)?record\b/.test(body) ? 'records' : 'empty'
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
