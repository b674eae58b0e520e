import { readBibframe } from '@carrel/bibframe'
import type { EntryReader, MarcEntry } from '@carrel/marc'
import type { RdfFormat } from '@carrel/rdf'

/** Bytes of a file of descriptions, which is read as a whole. */
const most = 512 * 2 ** 20

/** Reads descriptions in BIBFRAME as records: what belongs together may stand anywhere in the file, so it is read as a whole. */
export function linkedReader(format: RdfFormat): EntryReader {
  const chunks: Uint8Array[] = []
  let length = 0
  return {
    push(chunk) {
      length += chunk.length
      if (length <= most) chunks.push(chunk)
      return []
    },
    end() {
      if (length > most) return [foreign('The file is larger than 512 MB; cut it into several.')]
      const read = readBibframe(Buffer.concat(chunks), format)
      if (!read.ok) return [foreign(read.message)]
      return read.records.map((record, index) => ({
        kind: 'record',
        number: index + 1,
        offset: 0,
        record,
        raw: new Uint8Array(0),
        problems: [],
      }))
    },
  }
}

function foreign(message: string): MarcEntry {
  const problem = { code: 'not-marc', severity: 'error', offset: 0, message } as const
  return { kind: 'stray', number: 0, offset: 0, record: undefined, raw: new Uint8Array(0), problems: [problem] }
}
