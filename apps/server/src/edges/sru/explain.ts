import { contextSets, writeExplain, type ExplainRequest, type SruResponse } from '@carrel/sru'
import { libraryOf } from '../../modules/org/index.ts'
import { protocolSettings } from '../../modules/protocols/index.ts'
import type { Work } from '../../platform/work.ts'
import { schemas } from './schemas.ts'

const index = (
  title: string,
  names: readonly string[],
  can: { readonly scan?: boolean; readonly sort?: boolean } = {},
) => ({
  title,
  names,
  search: true,
  scan: can.scan ?? true,
  sort: can.sort ?? false,
})

const indexes = [
  index('Anywhere', ['cql.anywhere', 'cql.serverChoice', 'bath.any']),
  index('Title', ['dc.title', 'bath.title', 'bib.title'], { sort: true }),
  index('Author', ['dc.creator', 'dc.author', 'dc.contributor', 'bath.author', 'bath.name'], { sort: true }),
  index('Subject', ['dc.subject', 'bath.subject', 'bath.topicalSubject']),
  index('Series', ['bath.seriesTitle', 'bib.titleSeries']),
  index('ISBN', ['bath.isbn', 'bib.isbn']),
  index('ISSN', ['bath.issn', 'bib.issn']),
  index('LCCN', ['bath.lccn', 'bib.lccn']),
  index('Any number', ['dc.identifier', 'bath.standardIdentifier', 'rec.identifier']),
  index('Publisher and place', ['dc.publisher', 'bath.publisher', 'bath.placeOfPublication']),
  index('Year', ['dc.date', 'bib.dateIssued', 'bath.publicationDate'], { scan: false, sort: true }),
  index('Language', ['dc.language', 'bath.language']),
  index('Form', ['dc.type']),
  index('Notes', ['dc.description', 'bath.notes']),
  index('Call number', ['bib.callNumber', 'bath.callNumber'], { sort: true }),
]

/** What this server is and offers (explain). */
export async function answerExplain(
  w: Work,
  { version, packing }: Pick<ExplainRequest, 'version' | 'packing'>,
  at: { readonly host: string; readonly port: number },
): Promise<SruResponse> {
  const [{ name }, { mostRecords }] = await Promise.all([libraryOf(w), protocolSettings(w.platform, 'sru')])
  const xml = writeExplain({
    ...at,
    database: 'sru',
    version,
    title: name,
    description: `The catalogue of ${name}`,
    sets: contextSets,
    indexes,
    schemas: schemas.map((schema) => ({
      identifier: schema.identifier,
      name: schema.name,
      title: schema.title,
      sort: false,
      retrieve: true,
    })),
    defaults: {
      numberOfRecords: '10',
      contextSet: 'cql',
      index: 'cql.serverChoice',
      relation: '=',
      retrieveSchema: 'marcxml',
      maximumRecords: String(mostRecords),
    },
    supports: [
      ...['=', '==', '<>', '<', '<=', '>', '>=', 'any', 'all', 'adj', 'exact', 'within'].map(
        (relation) => ['relation', relation] as const,
      ),
      ...['and', 'or', 'not'].map((operator) => ['booleanOperator', operator] as const),
      ...['*', '?', '^'].map((sign) => ['maskingCharacter', sign] as const),
      ['scan', 'true'],
      ['sort', 'true'],
    ],
  })
  return {
    kind: 'explain',
    version,
    record: { schema: 'http://explain.z3950.org/dtd/2.0/', packing, xml },
    diagnostics: [],
  }
}
