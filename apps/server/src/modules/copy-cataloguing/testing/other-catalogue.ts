import { createServer, type Socket } from 'node:net'
import { openMarc, writeIso2709, type MarcRecord, type OutputEncoding } from '@carrel/marc'
import {
  ApduSplitter,
  octetRecord,
  readApdu,
  recordSyntaxes,
  writeApdu,
  type Apdu,
  type InitRequest,
  type NamedRecord,
  type PresentRequest,
  type RpnNode,
  type SearchRequest,
} from '@carrel/z3950'

/** A record that another library has: what it is found by, and its bytes. */
export interface TheirRecord {
  readonly found: readonly string[]
  readonly bytes: Uint8Array
}

/**
 * How a catalogue behaves: `well`; `hangs` after the search; `closes` in the middle of a record; `lies` that it has
 * records; `rubbish`: what it sends is not Z39.50; `refuses` whoever comes; `knows-no-index`.
 */
export type Manners = 'well' | 'hangs' | 'closes' | 'lies' | 'rubbish' | 'refuses' | 'knows-no-index'

/** The catalogue of another library, over Z39.50 on this machine. */
export interface OtherCatalogue {
  readonly port: number
  /** Terms that were asked for, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

/** A record from mnemonic lines, found by its ISBNs and by the words of its title; in UTF-8 unless told. */
export async function theirRecord(
  lines: readonly string[],
  { encoding = 'utf-8', found = [] }: { readonly encoding?: OutputEncoding; readonly found?: readonly string[] } = {},
): Promise<TheirRecord> {
  const record = await recordOf(lines)
  const written = writeIso2709(record, { encoding })
  if (!written.ok) throw new Error(written.problem.message)
  const texts = record.fields.flatMap((field) =>
    field.kind === 'data' && /^(?:020|1..|245)$/.test(field.tag) ? field.subfields.map(({ value }) => value) : [],
  )
  const words = texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return { found: [...found, ...words.filter((word) => word !== '')], bytes: written.bytes }
}

async function recordOf(lines: readonly string[]): Promise<MarcRecord> {
  const text = `${lines[0]?.startsWith('=LDR') === true ? '' : '=LDR  00000nam a2200000 i 4500\n'}${lines.join('\n')}\n`
  for await (const entry of openMarc([Buffer.from(text)], { format: 'mrk' })) if (entry.record) return entry.record
  throw new Error('There is no record in these lines.')
}

/** Opens a catalogue with these records. */
export async function openOtherCatalogue(
  records: readonly TheirRecord[],
  manners: Manners = 'well',
): Promise<OtherCatalogue> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    const splitter = new ApduSplitter(1_000_000)
    let result: readonly TheirRecord[] = []
    const send = (apdu: Apdu) => void socket.write(writeApdu(apdu))
    socket.on('data', (chunk: Uint8Array) => {
      for (const bytes of splitter.push(chunk)) {
        const apdu = readApdu(bytes)
        if (apdu.kind === 'initRequest') {
          if (manners === 'rubbish') socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
          else send({ kind: 'initResponse', value: initResponse(apdu.value, manners !== 'refuses') })
        } else if (apdu.kind === 'searchRequest') {
          const terms = termsOf(apdu.value)
          asked.push(...terms)
          if (manners === 'hangs') return
          if (manners === 'knows-no-index') return send(noIndex())
          result = manners === 'lies' ? [] : records.filter((record) => isFound(record, apdu.value))
          send({
            kind: 'searchResponse',
            value: { resultCount: manners === 'lies' ? 3 : result.length, returned: 0, nextPosition: 1, ok: true },
          })
        } else if (apdu.kind === 'presentRequest') {
          const answer = writeApdu({ kind: 'presentResponse', value: presented(result, apdu.value) })
          if (manners === 'closes') socket.end(answer.subarray(0, Math.floor(answer.length / 2)))
          else socket.write(answer)
        } else if (apdu.kind === 'close') socket.end()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function initResponse(request: InitRequest, accepted: boolean) {
  return {
    versions: request.versions,
    options: request.options.filter((option) => option === 'search' || option === 'present'),
    preferredMessageSize: 1_000_000,
    exceptionalRecordSize: 1_000_000,
    accepted,
    implementationName: 'Another library',
  }
}

const noIndex = (): Apdu => ({
  kind: 'searchResponse',
  value: {
    resultCount: 0,
    returned: 0,
    nextPosition: 0,
    ok: false,
    records: { kind: 'diagnostic', value: { set: '1.2.840.10003.4.1', condition: 114, addInfo: '7' } },
  },
})

function presented(result: readonly TheirRecord[], { start, count }: PresentRequest) {
  const chosen = result.slice(start - 1, start - 1 + count)
  const records = chosen.map(({ bytes }): NamedRecord => ({
    record: { kind: 'record', value: octetRecord(recordSyntaxes.usmarc, bytes) },
  }))
  return {
    returned: records.length,
    nextPosition: start + records.length,
    status: 0,
    records: { kind: 'records', value: records },
  } as const
}

function isFound({ found }: TheirRecord, { query }: SearchRequest): boolean {
  const holds = (node: RpnNode): boolean => {
    if (node.kind === 'term') return found.includes(termText(node))
    if (node.kind === 'and') return holds(node.left) && holds(node.right)
    return node.kind === 'or' && (holds(node.left) || holds(node.right))
  }
  return query.kind === 'rpn' && holds(query.value.root)
}

function termsOf({ query }: SearchRequest): readonly string[] {
  const all = (node: RpnNode): readonly string[] => {
    if (node.kind === 'term') return [termText(node)]
    return 'left' in node ? [...all(node.left), ...all(node.right)] : []
  }
  return query.kind === 'rpn' ? all(query.value.root) : []
}

function termText(node: Extract<RpnNode, { kind: 'term' }>): string {
  return node.term.kind === 'general' ? new TextDecoder().decode(node.term.value).toLowerCase() : ''
}
