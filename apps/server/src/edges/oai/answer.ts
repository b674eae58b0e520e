import { createHmac } from 'node:crypto'
import {
  readToken,
  writeToken,
  type ListSelection,
  type ListState,
  type OaiAnswer,
  type OaiErrorCode,
  type OaiRecord,
  type OaiRequest,
  type Resumption,
} from '@carrel/oai-pmh'
import { bibRecords, storedRecord } from '../../modules/catalog/index.ts'
import {
  adminEmail,
  countChanges,
  earliestChange,
  listOaiSets,
  setCondition,
  setsOfTitles,
  titleChange,
  titleChanges,
  tokenKey,
  type TitleChange,
} from '../../modules/harvesting/index.ts'
import { libraryOf } from '../../modules/org/index.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { fits, formats } from './formats.ts'

/** What a request is answered with beside the database. */
export interface OaiHouse {
  readonly w: Work
  /** Domain of identifiers. */
  readonly domain: string
  /** Records in one answer. */
  readonly most: number
}

/** A token is taken for a day. */
const tokenLife = 86_400_000
const headersForRecord = 10
const mostHeaders = 2000

/** Answers a request that follows the protocol. */
export function answerOai(house: OaiHouse, request: OaiRequest): Promise<OaiAnswer> | OaiAnswer {
  switch (request.verb) {
    case 'Identify':
      return identify(house)
    case 'ListMetadataFormats':
      return listFormats(house, request.identifier)
    case 'ListSets':
      return request.resumptionToken === undefined
        ? listSets(house)
        : failed('badResumptionToken', 'The list of sets comes in one piece: there are no tokens for it.')
    case 'GetRecord':
      return getRecord(house, request.identifier, request.metadataPrefix)
    case 'ListIdentifiers':
    case 'ListRecords':
      return 'selection' in request.ask
        ? beginList(house, request.verb, request.ask.selection)
        : goOn(house, request.verb, request.ask.resumptionToken)
  }
}

function failed(code: OaiErrorCode, message: string): OaiAnswer {
  return { errors: [{ code, message }] }
}

const identifierOf = ({ domain }: OaiHouse, bib: number): string => `oai:${domain}:${bib}`

/** The title that an identifier names. */
function bibOf({ domain }: OaiHouse, identifier: string): number | undefined {
  const start = `oai:${domain}:`
  const rest = identifier.startsWith(start) ? identifier.slice(start.length) : ''
  return /^[1-9]\d{0,14}$/.test(rest) ? Number(rest) : undefined
}

async function identify(house: OaiHouse): Promise<OaiAnswer> {
  const { w, domain } = house
  const [{ name }, email, earliest] = await Promise.all([libraryOf(w), readSetting(w, adminEmail), earliestChange(w)])
  return {
    verb: 'Identify',
    identity: {
      repositoryName: name,
      adminEmails: [email === '' ? `postmaster@${domain}` : email],
      earliest: earliest ?? w.now.epochMilliseconds,
      deletedRecord: 'persistent',
      granularity: 'second',
      compressions: ['gzip'],
      domain,
      sampleIdentifier: identifierOf(house, 1),
    },
  }
}

async function listSets({ w }: OaiHouse): Promise<OaiAnswer> {
  return { verb: 'ListSets', sets: await listOaiSets(w) }
}

async function listFormats(house: OaiHouse, identifier: string | undefined): Promise<OaiAnswer> {
  if (identifier === undefined) return { verb: 'ListMetadataFormats', formats }
  const change = await changeOf(house, identifier)
  if (!change) return unknownRecord(identifier)
  const [stored] = change.isGone ? [] : await bibRecords(house.w, [change.bib])
  if (!stored) return { verb: 'ListMetadataFormats', formats }
  const record = storedRecord(stored.bytes, stored.form)
  return { verb: 'ListMetadataFormats', formats: formats.filter((format) => fits(record, format)) }
}

async function changeOf(house: OaiHouse, identifier: string): Promise<TitleChange | undefined> {
  const bib = bibOf(house, identifier)
  return bib === undefined ? undefined : titleChange(house.w, bib)
}

const unknownRecord = (identifier: string): OaiAnswer =>
  failed('idDoesNotExist', `There is no record “${identifier.slice(0, 100)}”.`)
const unknownFormat = (prefix: string): OaiAnswer =>
  failed(
    'cannotDisseminateFormat',
    `There is no format “${prefix.slice(0, 60)}”. There are: ${formats.map((format) => format.prefix).join(', ')}.`,
  )

async function getRecord(house: OaiHouse, identifier: string, prefix: string): Promise<OaiAnswer> {
  const change = await changeOf(house, identifier)
  if (!change) return unknownRecord(identifier)
  if (!formats.some((format) => format.prefix === prefix)) return unknownFormat(prefix)
  const [record] = await recordsOf(house, [change], prefix, true)
  return record
    ? { verb: 'GetRecord', record }
    : failed('cannotDisseminateFormat', `This record cannot be given as ${prefix}.`)
}

async function beginList(house: OaiHouse, verb: ListState['verb'], selection: ListSelection): Promise<OaiAnswer> {
  const { metadataPrefix, from, until, set } = selection
  const among = await setCondition(house.w, set)
  if (!among) return failed('noRecordsMatch', `There is no set “${set}”; ListSets says which there are.`)
  const dates = { ...(from && { from: from.first }), ...(until && { before: until.end }) }
  const size = await countChanges(house.w, { among, ...dates })
  return listFrom(house, {
    verb,
    metadataPrefix,
    ...(set !== undefined && { set }),
    ...dates,
    after: 0,
    cursor: 0,
    size,
  })
}

async function goOn(house: OaiHouse, verb: ListState['verb'], token: string): Promise<OaiAnswer> {
  const key = await tokenKey(house.w)
  const read = readToken(token, verb, house.w.now.epochMilliseconds, (text) => signed(key, text))
  if (!read) {
    return failed(
      'badResumptionToken',
      'This token was not made here, is of another verb, or has expired. Begin the list again; with “from” it is short.',
    )
  }
  return listFrom(house, read.state)
}

const signed = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

async function listFrom(house: OaiHouse, state: ListState): Promise<OaiAnswer> {
  const { w } = house
  const { verb, metadataPrefix, set, from, before, after, cursor } = state
  if (!formats.some(({ prefix }) => prefix === metadataPrefix)) return unknownFormat(metadataPrefix)
  const among = await setCondition(w, set)
  if (!among) return failed('badResumptionToken', 'The set of this list is not offered any more.')
  const most = verb === 'ListRecords' ? house.most : Math.min(mostHeaders, house.most * headersForRecord)
  const found = await titleChanges(w, { among, from, before, after, most: most + 1 })
  const page = found.slice(0, most)
  const records = await recordsOf(house, page, metadataPrefix, verb === 'ListRecords')
  const last = page.at(-1)
  const isMore = found.length > most && last !== undefined
  if (records.length === 0 && !isMore && cursor === 0)
    return failed('noRecordsMatch', 'Nothing that changed in this time, in this set, can be given in this format.')
  // Records may have come since the list began.
  const size = Math.max(state.size, cursor + page.length + (isMore ? 1 : 0))
  if (!isMore)
    return {
      verb,
      records,
      ...(cursor > 0 && { resumption: { token: '', cursor, size: cursor + page.length } satisfies Resumption }),
    }
  const key = await tokenKey(w)
  const expires = w.now.epochMilliseconds + tokenLife
  const next: ListState = { ...state, after: last.bib, cursor: cursor + page.length, size }
  const token = writeToken(next, expires, (text) => signed(key, text))
  return { verb, records, resumption: { token, cursor, size, expires } }
}

/** Records to be given; those that cannot be given in the format are left out. */
async function recordsOf(
  house: OaiHouse,
  changes: readonly TitleChange[],
  prefix: string,
  withMetadata: boolean,
): Promise<readonly OaiRecord[]> {
  const format = formats.find((each) => each.prefix === prefix)
  if (!format || changes.length === 0) return []
  const bibs = changes.map(({ bib }) => bib)
  const sets = await setsOfTitles(house.w, bibs)
  const stored = new Map((await bibRecords(house.w, bibs)).map((row) => [row.bib, row]))
  return changes.flatMap(({ bib, changedAt, isGone }): readonly OaiRecord[] => {
    const row = stored.get(bib)
    const isDeleted = isGone || !row
    const header = { identifier: identifierOf(house, bib), datestamp: changedAt, sets: sets.get(bib) ?? [], isDeleted }
    if (isDeleted) return [{ header }]
    const record = storedRecord(row.bytes, row.form)
    if (!fits(record, format)) return []
    return [withMetadata ? { header, metadata: format.write(record) } : { header }]
  })
}
