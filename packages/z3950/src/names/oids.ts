/** Attribute sets by their usual names (Z39.50-2003, appendix ATR). */
export const attributeSets = {
  'bib-1': '1.2.840.10003.3.1',
  'exp-1': '1.2.840.10003.3.2',
  'ext-1': '1.2.840.10003.3.3',
  'ccl-1': '1.2.840.10003.3.4',
  gils: '1.2.840.10003.3.5',
  stas: '1.2.840.10003.3.6',
  'collections-1': '1.2.840.10003.3.7',
  'cimi-1': '1.2.840.10003.3.8',
  geo: '1.2.840.10003.3.9',
  zbig: '1.2.840.10003.3.10',
  util: '1.2.840.10003.3.11',
  'xd-1': '1.2.840.10003.3.12',
  zthes: '1.2.840.10003.3.13',
  'fin-1': '1.2.840.10003.3.14',
  'dan-1': '1.2.840.10003.3.15',
  holdings: '1.2.840.10003.3.16',
  marc: '1.2.840.10003.3.17',
  'bib-2': '1.2.840.10003.3.18',
  zeerex: '1.2.840.10003.3.19',
} as const
export type AttributeSetName = keyof typeof attributeSets

/** Record syntaxes by their usual names (appendix REC). */
export const recordSyntaxes = {
  unimarc: '1.2.840.10003.5.1',
  intermarc: '1.2.840.10003.5.2',
  ccf: '1.2.840.10003.5.3',
  usmarc: '1.2.840.10003.5.10',
  ukmarc: '1.2.840.10003.5.11',
  normarc: '1.2.840.10003.5.12',
  librismarc: '1.2.840.10003.5.13',
  danmarc: '1.2.840.10003.5.14',
  finmarc: '1.2.840.10003.5.15',
  mab: '1.2.840.10003.5.16',
  canmarc: '1.2.840.10003.5.17',
  sbn: '1.2.840.10003.5.18',
  picamarc: '1.2.840.10003.5.19',
  ausmarc: '1.2.840.10003.5.20',
  ibermarc: '1.2.840.10003.5.21',
  catmarc: '1.2.840.10003.5.22',
  malmarc: '1.2.840.10003.5.23',
  jpmarc: '1.2.840.10003.5.24',
  swemarc: '1.2.840.10003.5.25',
  siglemarc: '1.2.840.10003.5.26',
  isdsmarc: '1.2.840.10003.5.27',
  rusmarc: '1.2.840.10003.5.28',
  hunmarc: '1.2.840.10003.5.29',
  'nacsis-catp': '1.2.840.10003.5.30',
  finmarc2000: '1.2.840.10003.5.31',
  'marc21-fin': '1.2.840.10003.5.32',
  explain: '1.2.840.10003.5.100',
  sutrs: '1.2.840.10003.5.101',
  opac: '1.2.840.10003.5.102',
  summary: '1.2.840.10003.5.103',
  'grs-1': '1.2.840.10003.5.105',
  extended: '1.2.840.10003.5.106',
  html: '1.2.840.10003.5.109.3',
  sgml: '1.2.840.10003.5.109.9',
  xml: '1.2.840.10003.5.109.10',
} as const
export type RecordSyntaxName = keyof typeof recordSyntaxes

/** Sets of diagnostics (appendix ERR). */
export const diagnosticSets = {
  'bib-1': '1.2.840.10003.4.1',
  'diag-1': '1.2.840.10003.4.2',
} as const

/** Character set and language negotiation, version 3 (appendix, 1.2.840.10003.15.3). */
export const characterNegotiation = '1.2.840.10003.15.3'

const synonyms: Readonly<Record<string, RecordSyntaxName>> = {
  marc21: 'usmarc',
  marc: 'usmarc',
  'marc-21': 'usmarc',
  marcxml: 'xml',
  text: 'sutrs',
  grs1: 'grs-1',
}

const isOid = (text: string) => /^[0-2](?:\.\d{1,9})+$/.test(text)
const nameOf = (oids: Readonly<Record<string, string>>, oid: string) =>
  Object.entries(oids).find(([, known]) => known === oid)?.[0]

/** The identifier of a record syntax by a name such as `usmarc` or `MARC21`, or an identifier as it is; undefined for neither. */
export function recordSyntaxOid(name: string): string | undefined {
  const key = name.trim().toLowerCase()
  const known: Readonly<Record<string, string>> = recordSyntaxes
  const found = Object.hasOwn(known, key) ? known[key] : undefined
  const synonym = Object.hasOwn(synonyms, key) ? synonyms[key] : undefined
  return found ?? (synonym === undefined ? undefined : recordSyntaxes[synonym]) ?? (isOid(key) ? key : undefined)
}

/** The usual name of a record syntax; the identifier itself where it has none. */
export function recordSyntaxName(oid: string): string {
  return nameOf(recordSyntaxes, oid) ?? oid
}

/** The identifier of an attribute set by its name (`bib-1`, in any case and with or without the hyphen), or an identifier as it is. */
export function attributeSetOid(name: string): string | undefined {
  const key = name.trim().toLowerCase().replaceAll(/[-_ ]/g, '')
  const found = Object.entries(attributeSets).find(([known]) => known.replaceAll('-', '') === key)
  return found?.[1] ?? (isOid(name.trim()) ? name.trim() : undefined)
}

/** The usual name of an attribute set; the identifier itself where it has none. */
export function attributeSetName(oid: string): string {
  return nameOf(attributeSets, oid) ?? oid
}

/** Record syntaxes whose records are in the frame of ISO 2709. */
export function isMarcSyntax(oid: string): boolean {
  const number = Number(/^1\.2\.840\.10003\.5\.(\d+)$/.exec(oid)?.[1] ?? 0)
  return number >= 1 && number < 100
}
