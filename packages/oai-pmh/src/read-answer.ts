import { childOf, childrenOf, readXml, textOf, type XmlElement, type XmlLimits } from '@carrel/xml'
import type { MetadataFormat, OaiSet } from './answer.ts'
import { readLooseDate, type Granularity } from './dates.ts'

/** A record of another repository. */
export interface HarvestedRecord {
  readonly identifier: string
  /** Milliseconds since 1970; undefined where it is no date. */
  readonly datestamp: number | undefined
  readonly isDeleted: boolean
  readonly sets: readonly string[]
  /** What stands in `metadata`; undefined in headers and of deleted records. */
  readonly metadata: XmlElement | undefined
  /** The record as it stands in the answer; namespaces may be declared outside of it. */
  readonly source: string
}

/** What a repository said, whatever of it was there. */
export interface HarvestedAnswer {
  readonly responseDate: number | undefined
  /** Codes as they came: repositories invent their own. */
  readonly errors: readonly { readonly code: string; readonly message: string }[]
  readonly identity:
    | {
        readonly repositoryName: string
        readonly baseUrl: string
        readonly protocolVersion: string
        readonly earliest: number | undefined
        readonly deletedRecord: string
        readonly granularity: Granularity
      }
    | undefined
  readonly formats: readonly MetadataFormat[]
  readonly sets: readonly OaiSet[]
  readonly records: readonly HarvestedRecord[]
  /** Empty, or missing, at the end of a list. */
  readonly token: string
  /** Records in the whole list, where it is told. */
  readonly size: number | undefined
}

/** An answer, or why the bytes are none. */
export type ReadOaiAnswer =
  | { readonly ok: true; readonly answer: HarvestedAnswer }
  | { readonly ok: false; readonly message: string }

/** Limits that fit a page of a generous repository. */
export const answerLimits: XmlLimits = { depth: 100, elements: 1_000_000, attributes: 64, text: 2_000_000 }

/**
 * Reads what another repository sends: elements are known by their names alone and may stand in any order, and control
 * characters that XML forbids, which many let through, are passed over. Whatever the bytes, it does not throw.
 */
export function readOaiAnswer(bytes: Uint8Array, limits: Partial<XmlLimits> = {}): ReadOaiAnswer {
  const read = readXml(withoutControls(bytes), { ...answerLimits, ...limits })
  if (!read.ok) return { ok: false, message: read.problem.message }
  const { root, text } = read
  const sourceOf = ({ start, end }: XmlElement) => text.slice(start, end)
  if (root.name !== 'OAI-PMH') {
    const what = /^html$/i.test(root.name) ? 'It is a web page' : `Its first element is ${root.name.slice(0, 60)}`
    return { ok: false, message: `The answer is not OAI-PMH. ${what}: check the address.` }
  }
  const listed = childOf(root, 'ListRecords') ?? childOf(root, 'GetRecord')
  const headers = childOf(root, 'ListIdentifiers')
  const end = childOf(listed ?? headers ?? childOf(root, 'ListSets'), 'resumptionToken')
  const size = Number(end?.attributes.get('completeListSize'))
  return {
    ok: true,
    answer: {
      responseDate: readLooseDate(textOf(root, 'responseDate')),
      errors: childrenOf(root, 'error').map((error) => ({
        code: error.attributes.get('code') ?? '',
        message: error.text.trim().slice(0, 500),
      })),
      identity: identityOf(childOf(root, 'Identify')),
      formats: childrenOf(childOf(root, 'ListMetadataFormats'), 'metadataFormat').map((format) => ({
        prefix: textOf(format, 'metadataPrefix') ?? '',
        schema: textOf(format, 'schema') ?? '',
        namespace: textOf(format, 'metadataNamespace') ?? '',
      })),
      sets: childrenOf(childOf(root, 'ListSets'), 'set').map(setOf),
      records: [
        ...childrenOf(listed, 'record').map((record) =>
          recordOf(childOf(record, 'header'), childOf(record, 'metadata')?.children[0], sourceOf(record)),
        ),
        ...childrenOf(headers, 'header').map((header) => recordOf(header, undefined, sourceOf(header))),
      ].filter(({ identifier }) => identifier !== ''),
      token: end?.text.trim() ?? '',
      size: Number.isSafeInteger(size) && size >= 0 ? size : undefined,
    },
  }
}

function recordOf(header: XmlElement | undefined, metadata: XmlElement | undefined, source: string): HarvestedRecord {
  const isDeleted = /^deleted$/i.test(header?.attributes.get('status') ?? '')
  return {
    identifier: textOf(header, 'identifier') ?? '',
    datestamp: readLooseDate(textOf(header, 'datestamp')),
    isDeleted,
    sets: childrenOf(header, 'setSpec').map((spec) => spec.text.trim()),
    metadata: isDeleted ? undefined : metadata,
    source,
  }
}

function setOf(set: XmlElement): OaiSet {
  const spec = textOf(set, 'setSpec') ?? ''
  return { spec, name: textOf(set, 'setName') ?? spec }
}

function identityOf(element: XmlElement | undefined): HarvestedAnswer['identity'] {
  if (!element) return undefined
  return {
    repositoryName: textOf(element, 'repositoryName') ?? '',
    baseUrl: textOf(element, 'baseURL') ?? '',
    protocolVersion: textOf(element, 'protocolVersion') ?? '',
    earliest: readLooseDate(textOf(element, 'earliestDatestamp')),
    deletedRecord: textOf(element, 'deletedRecord') ?? 'no',
    granularity: (textOf(element, 'granularity') ?? '').includes('hh') ? 'second' : 'day',
  }
}

/** The bytes without control characters and references to them; UTF-16 has zero bytes and is left as it is. */
function withoutControls(bytes: Uint8Array): Uint8Array {
  const isWide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0
  if (isWide) return bytes
  const isForbidden = (byte: number) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d
  const clean = bytes.some(isForbidden) ? bytes.filter((byte) => !isForbidden(byte)) : bytes
  return withoutReferences(clean)
}

/** `&#x1F;` and the like become blanks of the same length. */
function withoutReferences(bytes: Uint8Array): Uint8Array {
  let changed = bytes
  for (let at = bytes.indexOf(0x26); at !== -1; at = bytes.indexOf(0x26, at + 1)) {
    if (bytes[at + 1] !== 0x23) continue
    const text = String.fromCharCode(...bytes.subarray(at, at + 10))
    const found = /^&#(?:x([0-9a-f]{1,4})|(\d{1,5}));/i.exec(text)
    if (!found) continue
    const code = found[1] === undefined ? Number(found[2]) : Number.parseInt(found[1], 16)
    if ((code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || code === 9 || code === 10 || code === 13)
      continue
    if (changed === bytes) changed = bytes.slice()
    changed.fill(0x20, at, at + found[0].length)
  }
  return changed
}
