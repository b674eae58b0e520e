/** How an identifier is said in BIBFRAME and found again. */
export interface IdentifierRow {
  readonly tag: string
  /** The first indicator that the class goes with. */
  readonly first?: string
  /** The $2 that the class goes with. */
  readonly scheme?: string
  readonly on: 'work' | 'instance' | 'admin'
  readonly type: string
}

const on = 'instance'

/** The identifiers of MARC 21 0XX, after the conversion specifications of the Library of Congress. */
export const identifierRows: readonly IdentifierRow[] = [
  { tag: '010', on, type: 'Lccn' },
  { tag: '015', on, type: 'Nbn' },
  { tag: '016', on: 'admin', type: 'Local' },
  { tag: '017', on, type: 'CopyrightNumber' },
  { tag: '020', on, type: 'Isbn' },
  { tag: '022', on: 'work', type: 'Issn' },
  { tag: '024', first: '0', on, type: 'Isrc' },
  { tag: '024', first: '1', on, type: 'Upc' },
  { tag: '024', first: '2', on, type: 'Ismn' },
  { tag: '024', first: '3', on, type: 'Ean' },
  { tag: '024', first: '4', on, type: 'Sici' },
  ...(
    [
      'ansi-Ansi',
      'doi-Doi',
      'gtin-14-Gtin14Number',
      'hdl-Hdl',
      'isan-Isan',
      'isni-Isni',
      'iso-Iso',
      'isrc-Isrc',
      'istc-Istc',
      'iswc-Iswc',
      'urn-Urn',
      'danacode-Danacode',
      'eidr-Eidr',
    ] as const
  ).map((pair): IdentifierRow => {
    const cut = pair.lastIndexOf('-')
    const scheme = pair.slice(0, cut)
    return {
      tag: '024',
      first: '7',
      scheme,
      on: scheme === 'eidr' || scheme === 'istc' || scheme === 'iswc' ? 'work' : on,
      type: pair.slice(cut + 1),
    }
  }),
  { tag: '024', first: '7', on, type: 'Identifier' },
  { tag: '024', first: '8', on, type: 'Identifier' },
  { tag: '025', on, type: 'LcOverseasAcq' },
  { tag: '026', on, type: 'Fingerprint' },
  { tag: '027', on, type: 'Strn' },
  { tag: '028', first: '0', on, type: 'AudioIssueNumber' },
  { tag: '028', first: '1', on, type: 'MatrixNumber' },
  { tag: '028', first: '2', on, type: 'MusicPlate' },
  { tag: '028', first: '3', on, type: 'MusicPublisherNumber' },
  { tag: '028', first: '4', on, type: 'VideoRecordingNumber' },
  { tag: '028', first: '5', on, type: 'PublisherNumber' },
  { tag: '028', first: '6', on, type: 'MusicDistributorNumber' },
  { tag: '030', on, type: 'Coden' },
  { tag: '032', on, type: 'PostalRegistration' },
  { tag: '035', on: 'admin', type: 'Local' },
  { tag: '036', on, type: 'StudyNumber' },
  { tag: '037', on, type: 'StockNumber' },
  { tag: '074', on, type: 'Identifier', scheme: 'gpo' },
  { tag: '088', on, type: 'ReportNumber' },
]

/** The row of a field; undefined for a 024 of an unknown kind. */
export function identifierRow(tag: string, first: string, scheme: string | undefined): IdentifierRow | undefined {
  const rows = identifierRows.filter((row) => row.tag === tag)
  return (
    rows.find((row) => row.first === first && row.scheme !== undefined && row.scheme === scheme) ??
    rows.find((row) => row.first === first && row.scheme === undefined) ??
    rows.find((row) => row.first === undefined)
  )
}
