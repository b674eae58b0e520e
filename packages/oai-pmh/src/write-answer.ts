import { escapeXml, writeXml, type XmlPart } from '@carrel/xml'
import type { Identity, OaiAnswer, OaiRecord, Resumption } from './answer.ts'
import { granularityNames, writeOaiDate } from './dates.ts'

const namespace = 'http://www.openarchives.org/OAI/2.0/'
const xsi = 'http://www.w3.org/2001/XMLSchema-instance'
const identifierNamespace = 'http://www.openarchives.org/OAI/2.0/oai-identifier'

/** What surrounds every answer. */
export interface Envelope {
  /** Address of the repository, without arguments. */
  readonly baseUrl: string
  /** Milliseconds since 1970. */
  readonly responseDate: number
  /** The arguments as they came; none where the request could not be understood (section 3.2). */
  readonly arguments: readonly (readonly [name: string, value: string])[]
}

/** Writes an answer, strictly in the order of the schema. */
export function writeOaiAnswer(answer: OaiAnswer, { baseUrl, responseDate, arguments: given }: Envelope): string {
  const isUnreadable =
    'errors' in answer && answer.errors.some(({ code }) => code === 'badVerb' || code === 'badArgument')
  const pieces = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<OAI-PMH xmlns="${namespace}" xmlns:xsi="${xsi}" xsi:schemaLocation="${namespace} ${namespace}OAI-PMH.xsd">\n`,
    xmlOf({ name: 'responseDate', text: writeOaiDate(responseDate) }),
    xmlOf({ name: 'request', text: baseUrl, ...(!isUnreadable && { attributes: Object.fromEntries(given) }) }),
  ]
  if ('errors' in answer) {
    for (const { code, message } of answer.errors)
      pieces.push(xmlOf({ name: 'error', attributes: { code }, text: message }))
  } else {
    pieces.push(`<${answer.verb}>\n`, ...contentOf(answer, baseUrl), `</${answer.verb}>\n`)
  }
  pieces.push('</OAI-PMH>\n')
  return pieces.join('')
}

function contentOf(answer: Exclude<OaiAnswer, { readonly errors: unknown }>, baseUrl: string): readonly string[] {
  switch (answer.verb) {
    case 'Identify':
      return identityParts(answer.identity, baseUrl)
    case 'ListMetadataFormats':
      return answer.formats.map(({ prefix, schema, namespace: of }) =>
        xmlOf({
          name: 'metadataFormat',
          children: [part('metadataPrefix', prefix), part('schema', schema), part('metadataNamespace', of)],
        }),
      )
    case 'ListSets':
      return answer.sets.map(({ spec, name, description }) =>
        xmlOf({
          name: 'set',
          children: [
            part('setSpec', spec),
            part('setName', name),
            ...(description === undefined ? [] : [{ name: 'setDescription', children: [descriptionOf(description)] }]),
          ],
        }),
      )
    case 'GetRecord':
      return [recordXml(answer.record)]
    case 'ListIdentifiers':
      return [...answer.records.map(({ header }) => headerXml(header)), ...resumptionXml(answer.resumption)]
    case 'ListRecords':
      return [...answer.records.map(recordXml), ...resumptionXml(answer.resumption)]
  }
}

const part = (name: string, text: string): XmlPart => ({ name, text })

/** An element without a declaration before it. */
function xmlOf(element: XmlPart): string {
  const written = writeXml(element)
  return written.slice(written.indexOf('\n') + 1)
}

/** A description as Dublin Core, which is what the schema of sets suggests. */
function descriptionOf(text: string): XmlPart {
  return {
    name: 'oai_dc:dc',
    attributes: {
      'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xsi:schemaLocation':
        'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    },
    children: [part('dc:description', text)],
  }
}

function identityParts(identity: Identity, baseUrl: string): readonly string[] {
  const { adminEmails, compressions = [], domain, sampleIdentifier } = identity
  return [
    xmlOf(part('repositoryName', identity.repositoryName)),
    xmlOf(part('baseURL', baseUrl)),
    xmlOf(part('protocolVersion', '2.0')),
    ...adminEmails.map((address) => xmlOf(part('adminEmail', address))),
    xmlOf(part('earliestDatestamp', writeOaiDate(identity.earliest, identity.granularity))),
    xmlOf(part('deletedRecord', identity.deletedRecord)),
    xmlOf(part('granularity', granularityNames[identity.granularity])),
    ...compressions.map((name) => xmlOf(part('compression', name))),
    ...(domain === undefined || sampleIdentifier === undefined ? [] : [xmlOf(schemeOf(domain, sampleIdentifier))]),
  ]
}

function schemeOf(domain: string, sample: string): XmlPart {
  return {
    name: 'description',
    children: [
      {
        name: 'oai-identifier',
        attributes: {
          xmlns: identifierNamespace,
          'xsi:schemaLocation': `${identifierNamespace} ${identifierNamespace}.xsd`,
        },
        children: [
          part('scheme', 'oai'),
          part('repositoryIdentifier', domain),
          part('delimiter', ':'),
          part('sampleIdentifier', sample),
        ],
      },
    ],
  }
}

function headerXml({ identifier, datestamp, sets, isDeleted }: OaiRecord['header']): string {
  return xmlOf({
    name: 'header',
    ...(isDeleted && { attributes: { status: 'deleted' } }),
    children: [
      part('identifier', identifier),
      part('datestamp', writeOaiDate(datestamp)),
      ...sets.map((spec) => part('setSpec', spec)),
    ],
  })
}

function recordXml({ header, metadata }: OaiRecord): string {
  const inner =
    metadata === undefined || header.isDeleted ? '' : typeof metadata === 'string' ? metadata : xmlOf(metadata)
  return `<record>\n${headerXml(header)}${inner === '' ? '' : `<metadata>\n${inner}</metadata>\n`}</record>\n`
}

function resumptionXml(resumption: Resumption | undefined): readonly string[] {
  if (!resumption) return []
  const { token, cursor, size, expires } = resumption
  const expiry = token !== '' && expires !== undefined ? ` expirationDate="${writeOaiDate(expires)}"` : ''
  return [
    `<resumptionToken${expiry} completeListSize="${size}" cursor="${cursor}">${escapeXml(token)}</resumptionToken>\n`,
  ]
}
