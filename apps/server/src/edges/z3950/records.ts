import { marcxmlRecord, sruDublinCore, toDublinCore, toMods } from '@carrel/crosswalks'
import { changedRecord, dialectOf, writeIso2709, type MarcRecord, type OutputEncoding } from '@carrel/marc'
import {
  isMarcSyntax,
  octetRecord,
  opacRecordOf,
  recordSyntaxes,
  sutrsRecord,
  type CompSpec,
  type ElementSetNames,
  type External,
} from '@carrel/z3950'
import { writeXml } from '@carrel/xml'
import { storedRecord, type BibRecord } from '../../modules/catalog/index.ts'
import { z3950Encoding } from '../../modules/protocols/index.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed } from './diagnosed.ts'
import { holdingsOf } from './holdings.ts'
import { recordLines } from './record-lines.ts'
import type { Session } from './session.ts'

/** How records are wanted. */
export interface Composition {
  /** Identifier of a record syntax. */
  readonly syntax: string
  /** `f`, `b`, or for XML the name of a schema; in lower case. */
  readonly elements: string
}

/** What a client wants of records (Z39.50-2003, 3.2.3.1.5). Throws {@link Diagnosed} for an element set that is not known. */
export function compositionOf(
  syntax: string | undefined,
  asked: ElementSetNames | { readonly kind: 'complex'; readonly value: CompSpec } | undefined,
): Composition {
  const complex = asked?.kind === 'complex' ? asked.value : undefined
  const wanted = syntax ?? complex?.syntaxes?.[0] ?? recordSyntaxes.usmarc
  const elements =
    complex?.generic?.schema?.value ??
    (complex?.generic?.elements?.kind === 'name' ? complex.generic.elements.value : undefined) ??
    (asked?.kind === 'generic' ? asked.value : asked?.kind === 'byDatabase' ? asked.value[0]?.name : undefined)
  const name = (elements ?? 'f').toLowerCase()
  if (wanted === recordSyntaxes.xml) {
    if (!Object.hasOwn(xmlSchemas, name)) throw new Diagnosed(complex ? 1066 : 25, elements ?? '')
  } else if (name !== 'f' && name !== 'b') throw new Diagnosed(25, elements ?? '')
  if (!known.has(wanted)) throw new Diagnosed(239, wanted)
  return { syntax: wanted, elements: name }
}

const known: ReadonlySet<string> = new Set([
  recordSyntaxes.usmarc,
  recordSyntaxes.unimarc,
  recordSyntaxes.xml,
  recordSyntaxes.sutrs,
  recordSyntaxes.opac,
])

/** One record as it is wanted. Throws {@link Diagnosed} when it cannot be had so. */
export async function recordAs(
  w: Work,
  stored: BibRecord,
  { syntax, elements }: Composition,
  encoding: OutputEncoding,
): Promise<External> {
  const whole = storedRecord(stored.bytes, stored.form)
  const record = elements === 'b' ? briefOf(whole) : whole
  switch (syntax) {
    case recordSyntaxes.xml:
      return octetRecord(syntax, new TextEncoder().encode(xmlSchemas[elements]?.(record) ?? ''))
    case recordSyntaxes.sutrs:
      return sutrsRecord(recordLines(record))
    case recordSyntaxes.opac:
      return opacRecordOf({ record: marcOf(record, encoding), holdings: await holdingsOf(w, stored.bib) })
    default: {
      const own = dialectOf(record) === 'unimarc' ? recordSyntaxes.unimarc : recordSyntaxes.usmarc
      if (isMarcSyntax(syntax) && own !== syntax) throw new Diagnosed(238, own)
      return marcOf(record, encoding)
    }
  }
}

/**
 * How MARC records are written for a client: as it negotiated, else as the library set it. Letters that MARC-8 does not have are written
 * by their numbers (`&#x4E00;`), as the Library of Congress does.
 */
export async function encodingFor({ recordsIn }: Session, w: Work): Promise<OutputEncoding> {
  return recordsIn ?? readSetting(w, z3950Encoding)
}

function marcOf(record: MarcRecord, encoding: OutputEncoding): External {
  const written = writeIso2709(record, { encoding })
  // ISO 2709 holds records of 99,999 bytes and fields of 9,999: a longer one can be had as XML only.
  if (!written.ok) throw new Diagnosed(238, recordSyntaxes.xml)
  return octetRecord(dialectOf(record) === 'unimarc' ? recordSyntaxes.unimarc : recordSyntaxes.usmarc, written.bytes)
}

/** Fields of the element set B. */
const briefTags = /^(?:00[1358]|010|02[024]|1..|245|250|26[04]|300)$/

function briefOf(record: MarcRecord): MarcRecord {
  return changedRecord(record, { fields: record.fields.filter(({ tag }) => briefTags.test(tag)) })
}

const marcxml = (record: MarcRecord): string => marcxmlRecord(record)
const dublinCore = (record: MarcRecord): string => writeXml(sruDublinCore(toDublinCore(record)))
const mods = (record: MarcRecord): string => writeXml(toMods(record))

const xmlSchemas: Readonly<Record<string, (record: MarcRecord) => string>> = {
  f: marcxml,
  b: marcxml,
  marcxml,
  marc21: marcxml,
  'info:srw/schema/1/marcxml-v1.1': marcxml,
  'http://www.loc.gov/marc21/slim': marcxml,
  dc: dublinCore,
  'info:srw/schema/1/dc-v1.1': dublinCore,
  mods,
  'http://www.loc.gov/mods/v3': mods,
}
