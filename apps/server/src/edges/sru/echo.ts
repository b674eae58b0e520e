import type { SruRequest } from '@carrel/sru'
import type { XmlPart } from '@carrel/xml'

const part = (name: string, content: string | number | undefined): readonly XmlPart[] =>
  content === undefined ? [] : [{ name, text: String(content) }]

/** The parameters of a request as a response repeats them, in the order of the schema. */
export function echoOf(request: SruRequest): readonly XmlPart[] {
  const version = request.version === '2.0' ? [] : part('version', request.version)
  switch (request.operation) {
    case 'searchRetrieve':
      return [
        ...version,
        ...part('queryType', request.version === '2.0' ? request.queryType : undefined),
        ...part('query', request.query),
        ...part('startRecord', request.start),
        ...part('maximumRecords', request.count),
        ...part(request.version === '2.0' ? 'recordXMLEscaping' : 'recordPacking', request.packing),
        ...part('recordSchema', request.recordSchema),
      ]
    case 'scan':
      return [
        ...version,
        ...part('scanClause', request.scanClause),
        ...part('responsePosition', request.position),
        ...part('maximumTerms', request.count),
      ]
    case 'explain':
      return version
  }
}
