import { bibframePrefixes, toBibframe } from '@carrel/bibframe'
import { controlNumber, type MarcWriter } from '@carrel/marc'
import { createRdfWriter, type Described, type Quad, type RdfFormat } from '@carrel/rdf'

const encoder = new TextEncoder()
/** Works and instances stand at the top; everything else stands where it is used. */
const nests = ({ types }: Described): boolean => !types.some((type) => /bibframe\/(?:Work|Instance|Item)$/.test(type))

/** Writes records as descriptions in BIBFRAME; a record that cannot be described is told and left out. */
export function createLinkedWriter(format: RdfFormat): MarcWriter {
  const rdf = createRdfWriter(format, { prefixes: bibframePrefixes, nests })
  let waiting: Uint8Array[] = []
  let pending = 0
  let count = 0
  const writer: MarcWriter = {
    header: encoder.encode(rdf.header),
    get footer() {
      return encoder.encode(rdf.footer)
    },
    append(record) {
      count++
      let quads: readonly Quad[]
      try {
        quads = toBibframe(record, controlNumber(record) === '' ? { id: `record-${count}` } : {})
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        return { code: 'record-refused', severity: 'error', offset: 0, message: error.message }
      }
      const bytes = encoder.encode(rdf.piece(quads))
      waiting.push(bytes)
      pending += bytes.length
      return undefined
    },
    get pending() {
      return pending
    },
    take() {
      const bytes = Buffer.concat(waiting)
      waiting = []
      pending = 0
      return bytes
    },
    write(record) {
      const problem = writer.append(record)
      if (problem) throw new RangeError(problem.message)
      return writer.take()
    },
  }
  return writer
}
