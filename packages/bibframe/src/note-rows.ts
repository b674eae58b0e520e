/** How a field of notes is said in BIBFRAME and found again. */
export interface NoteRow {
  readonly tag: string
  readonly on: 'work' | 'instance' | 'admin'
  /** Name of BIBFRAME. */
  readonly property: string
  /** The class of the thing that holds the text; undefined when the property has the text itself. */
  readonly type?: string
  /** What kind of note, of the list of note types. */
  readonly noteType?: string
  /** Names of that kind in older descriptions (`bf:noteType`). */
  readonly called?: readonly string[]
  /** Subfields whose texts make the label. */
  readonly label: string
  /** Other subfields and what they become. */
  readonly parts?: readonly NotePart[]
  /** What the first indicator says, as words before the text. */
  readonly first?: Readonly<Record<string, string>>
}

/** A subfield of such a field: a text, or a thing with a label, a value or an address. */
export interface NotePart {
  readonly code: string
  readonly property: string
  readonly type?: string
  readonly as: 'text' | 'label' | 'value' | 'address'
}

const address: NotePart = { code: 'u', property: 'electronicLocator', as: 'address' }

const note = (tag: string, label: string, noteType?: string, more: Partial<NoteRow> = {}): NoteRow => ({
  tag,
  on: 'instance',
  property: 'note',
  type: 'Note',
  label,
  ...(noteType !== undefined && { noteType }),
  ...more,
})

/** The fields of notes (MARC 21 5XX and some others), after the conversion specifications of the Library of Congress. */
export const noteRows: readonly NoteRow[] = [
  { tag: '250', on: 'instance', property: 'editionStatement', label: 'ab' },
  note('500', 'a'),
  note('501', 'a', 'with', { called: ['with'] }),
  {
    tag: '502',
    on: 'work',
    property: 'dissertation',
    type: 'Dissertation',
    label: 'a',
    parts: [
      { code: 'b', property: 'degree', as: 'text' },
      { code: 'c', property: 'grantingInstitution', type: 'Agent', as: 'label' },
      { code: 'd', property: 'date', as: 'text' },
      { code: 'g', property: 'note', type: 'Note', as: 'label' },
      { code: 'o', property: 'identifiedBy', type: 'DissertationIdentifier', as: 'value' },
    ],
  },
  note('504', 'a', 'biblio', { parts: [{ code: 'b', property: 'count', as: 'text' }] }),
  { tag: '505', on: 'work', property: 'tableOfContents', type: 'TableOfContents', label: 'agrt', parts: [address] },
  {
    tag: '506',
    on: 'instance',
    property: 'usageAndAccessPolicy',
    type: 'AccessPolicy',
    label: 'abcdef',
    parts: [address],
  },
  { tag: '507', on: 'work', property: 'scale', type: 'Scale', label: 'ab' },
  { tag: '508', on: 'instance', property: 'credits', label: 'a' },
  { tag: '511', on: 'instance', property: 'credits', label: 'a', first: { '1': 'Cast: ' } },
  note('513', 'ab', 'report', { called: ['report type'] }),
  note('515', 'a', 'issuance', { called: ['issuance information', 'issuance'] }),
  note('516', 'a', 'computer', { called: ['type of computer data'] }),
  {
    tag: '518',
    on: 'work',
    property: 'capture',
    type: 'Capture',
    label: 'a',
    parts: [
      { code: 'd', property: 'date', as: 'text' },
      { code: 'o', property: 'note', type: 'Note', as: 'label' },
      { code: 'p', property: 'place', type: 'Place', as: 'label' },
    ],
  },
  { tag: '520', on: 'work', property: 'summary', type: 'Summary', label: 'abc', parts: [address] },
  { tag: '521', on: 'work', property: 'intendedAudience', type: 'IntendedAudience', label: 'ab' },
  { tag: '522', on: 'work', property: 'geographicCoverage', type: 'GeographicCoverage', label: 'a' },
  { tag: '524', on: 'instance', property: 'preferredCitation', label: 'a' },
  { tag: '525', on: 'work', property: 'supplementaryContent', type: 'SupplementaryContent', label: 'a' },
  note('530', 'abc', 'addphys', {
    called: ['additional physical form'],
    parts: [{ code: 'd', property: 'identifiedBy', type: 'StockNumber', as: 'value' }, address],
  }),
  { tag: '532', on: 'instance', property: 'contentAccessibility', type: 'ContentAccessibility', label: 'a' },
  note('533', 'abcdefn', 'repro', { called: ['reproduction version'] }),
  note('534', 'abcefklmnt', 'orig', { called: ['original version'] }),
  note('535', 'abcdg', 'loc', { called: ['location of originals/duplicates'] }),
  note('536', 'abcdefgh', 'fundinfo', { called: ['funding information'] }),
  {
    tag: '538',
    on: 'instance',
    property: 'systemRequirement',
    type: 'SystemRequirement',
    label: 'ai',
    parts: [address],
  },
  { tag: '540', on: 'instance', property: 'usageAndAccessPolicy', type: 'UsePolicy', label: 'abcdf', parts: [address] },
  { tag: '541', on: 'instance', property: 'immediateAcquisition', type: 'ImmediateAcquisition', label: 'abcdefhno' },
  note('544', 'abcden', 'relatedmaterial', { called: ['related archival material'] }),
  note('545', 'ab', 'biogdata', {
    on: 'work',
    called: ['biographical data', 'administrative history'],
    parts: [address],
  }),
  note('546', 'a', 'lang', {
    on: 'work',
    called: ['language'],
    parts: [{ code: 'b', property: 'notation', type: 'Notation', as: 'label' }],
  }),
  note('550', 'a', 'issuing', { called: ['issuing body'] }),
  note('555', 'abcd', 'finding', { called: ['finding aid'], parts: [address] }),
  { tag: '561', on: 'instance', property: 'custodialHistory', label: 'a' },
  note('563', 'a', 'binding', { called: ['binding'] }),
  note('580', 'a', 'linkingentry', { called: ['linking entry'] }),
  note('581', 'az', 'related', { called: ['related material'] }),
  note('583', 'abcdefhijklnoxz', 'action', { called: ['action'] }),
  note('585', 'a', 'exhibit', { called: ['exhibition'] }),
  { tag: '586', on: 'work', property: 'awards', label: 'a' },
  note('588', 'a', 'descsource', { on: 'admin', called: ['description source'] }),
]
