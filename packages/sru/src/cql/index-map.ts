import { attributeSets } from '@carrel/z3950'

/** How indexes of CQL and the Use attributes of bib-1 belong together. */
export interface IndexMap {
  /** The attribute set of the queries; an object identifier. */
  readonly attributeSet: string
  /** The index where a query names none. */
  readonly serverChoice: string
  /** Sets of indexes by the prefix that is usual here. */
  readonly sets: Readonly<Record<string, string>>
  /** The prefix of indexes without one. */
  readonly defaultSet: string
  /** Use attributes by index in lower case; for the way back the first index of an attribute counts. */
  readonly use: Readonly<Record<string, number>>
}

/** Sets of indexes that catalogues share. */
export const contextSets = {
  cql: 'info:srw/cql-context-set/1/cql-v1.2',
  dc: 'info:srw/cql-context-set/1/dc-v1.1',
  bath: 'http://zing.z3950.org/cql/bath/2.0/',
  rec: 'info:srw/cql-context-set/2/rec-1.1',
  marc: 'info:srw/cql-context-set/1/marc-v1.1',
  bib: 'info:srw/cql-context-set/1/bib-v1',
  sort: 'info:srw/cql-context-set/1/sort-v1.0',
} as const

/** What most catalogues mean by the indexes of Dublin Core, Bath and the like (Z39.50 bib-1; Bath profile 2.0). */
export const usualIndexMap: IndexMap = {
  attributeSet: attributeSets['bib-1'],
  serverChoice: 'cql.anywhere',
  sets: contextSets,
  defaultSet: 'dc',
  use: {
    'cql.anywhere': 1035,
    'cql.serverchoice': 1035,
    'cql.keywords': 1035,
    'cql.allindexes': 1035,
    'cql.anyindexes': 1035,
    'bath.any': 1035,
    'bath.keywords': 1035,
    'dc.title': 4,
    'bath.title': 4,
    'bib.title': 4,
    'bath.keytitle': 33,
    'bath.uniformtitle': 6,
    'bib.titleuniform': 6,
    'bib.titleseries': 5,
    'bath.seriestitle': 5,
    'dc.creator': 1003,
    'dc.author': 1003,
    'dc.contributor': 1003,
    'bath.author': 1003,
    'bath.name': 1002,
    'bib.name': 1002,
    'bath.personalname': 1,
    'bib.namepersonal': 1,
    'bath.corporatename': 2,
    'bib.namecorporate': 2,
    'bath.conferencename': 3,
    'bib.nameconference': 3,
    'dc.subject': 21,
    'bath.subject': 21,
    'bib.subject': 21,
    'bath.topicalsubject': 21,
    'bath.geographicname': 58,
    'dc.publisher': 1018,
    'bath.publisher': 1018,
    'dc.date': 31,
    'bib.dateissued': 31,
    'bath.publicationdate': 31,
    'rec.creationdate': 1011,
    'rec.lastmodificationdate': 1012,
    'dc.language': 54,
    'bath.language': 54,
    'dc.description': 62,
    'bath.notes': 63,
    'dc.type': 1031,
    'dc.format': 1034,
    'dc.identifier': 1007,
    'bath.standardidentifier': 1007,
    'bath.isbn': 7,
    'bib.isbn': 7,
    'bath.issn': 8,
    'bib.issn': 8,
    'bath.lccn': 9,
    'bib.lccn': 9,
    'rec.identifier': 12,
    'rec.id': 12,
    'bath.localnumber': 12,
    'bib.callnumber': 16,
    'bath.callnumber': 53,
    'bath.deweycallnumber': 13,
    'bath.lccallnumber': 16,
    'bath.placeofpublication': 59,
    'bath.geographiccoverage': 58,
  },
}
