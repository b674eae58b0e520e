import { readOaiDate, type OaiDate } from './dates.ts'
import type { OaiError } from './errors.ts'

/** The six verbs (OAI-PMH 2.0, section 4). */
export const oaiVerbs = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'GetRecord',
  'ListIdentifiers',
  'ListRecords',
] as const

/** One of the verbs. */
export type OaiVerb = (typeof oaiVerbs)[number]

/** Which records are wanted. */
export interface ListSelection {
  readonly metadataPrefix: string
  readonly from?: OaiDate
  readonly until?: OaiDate
  readonly set?: string
}

/** A request that follows the protocol. */
export type OaiRequest =
  | { readonly verb: 'Identify' }
  | { readonly verb: 'ListMetadataFormats'; readonly identifier?: string }
  | { readonly verb: 'ListSets'; readonly resumptionToken?: string }
  | { readonly verb: 'GetRecord'; readonly identifier: string; readonly metadataPrefix: string }
  | {
      readonly verb: 'ListIdentifiers' | 'ListRecords'
      /** Exactly one of the two. */
      readonly ask: { readonly selection: ListSelection } | { readonly resumptionToken: string }
    }

/** A request, or everything that is wrong with it. */
export type ReadOaiRequest =
  | {
      readonly ok: true
      readonly request: OaiRequest
      /** The arguments as they came, the verb first: they are repeated in the answer. */
      readonly arguments: readonly (readonly [name: string, value: string])[]
    }
  | { readonly ok: false; readonly errors: readonly OaiError[] }

const listArguments = ['metadataPrefix', 'from', 'until', 'set', 'resumptionToken']
const allowed: Readonly<Record<OaiVerb, readonly string[]>> = {
  Identify: [],
  ListMetadataFormats: ['identifier'],
  ListSets: ['resumptionToken'],
  GetRecord: ['identifier', 'metadataPrefix'],
  ListIdentifiers: listArguments,
  ListRecords: listArguments,
}
/** A value of a request is no longer than this. */
const longest = 4000
const setForm = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/
const prefixForm = /^[A-Za-z0-9\-_.!~*'()]+$/

/** Reads the arguments of a request, of its address or of its form, strictly as the protocol wants it. */
export function readOaiRequest(given: Iterable<readonly [name: string, value: string]>): ReadOaiRequest {
  const entries = [...given].slice(0, 100)
  const verbs = entries.filter(([name]) => name === 'verb').map(([, value]) => value)
  const [named = ''] = verbs
  const verb = oaiVerbs.find((each) => each === named)
  if (verbs.length === 0) return bad('badVerb', `A request names a verb: ${oaiVerbs.join(', ')}.`)
  if (verbs.length > 1) return bad('badVerb', 'The verb stands there more than once.')
  if (verb === undefined) return bad('badVerb', `“${shown(named)}” is no verb. There are: ${oaiVerbs.join(', ')}.`)
  const rest = entries.filter(([name]) => name !== 'verb')
  const errors = [...formErrors(verb, rest)]
  if (errors.length > 0) return { ok: false, errors }
  const values = new Map(rest)
  const read = requestOf(verb, values)
  if ('code' in read) return { ok: false, errors: [read] }
  return { ok: true, request: read, arguments: [['verb', verb], ...rest] }
}

function* formErrors(verb: OaiVerb, rest: readonly (readonly [string, string])[]): Generator<OaiError> {
  const seen = new Set<string>()
  for (const [name, value] of rest) {
    if (!allowed[verb].includes(name)) yield argument(`${verb} has no argument “${shown(name)}”.`)
    else if (seen.has(name)) yield argument(`“${name}” stands there more than once.`)
    else if (value.length > longest) yield argument(`“${name}” is too long.`)
    // oxlint-disable-next-line no-control-regex -- it is about control characters
    else if (/[\u0000-\u001F\u007F\uFFFD]/.test(value))
      yield argument(`“${name}” has characters that may not be there.`)
    seen.add(name)
  }
  if (seen.has('resumptionToken') && seen.size > 1)
    yield argument('A resumptionToken stands alone: the other arguments are in it.')
}

function requestOf(verb: OaiVerb, values: ReadonlyMap<string, string>): OaiRequest | OaiError {
  const resumptionToken = values.get('resumptionToken')
  const identifier = values.get('identifier')
  const metadataPrefix = values.get('metadataPrefix')
  switch (verb) {
    case 'Identify':
      return { verb }
    case 'ListMetadataFormats':
      return { verb, ...(identifier !== undefined && { identifier }) }
    case 'ListSets':
      return { verb, ...(resumptionToken !== undefined && { resumptionToken }) }
    case 'GetRecord':
      if (identifier === undefined || identifier === '') return argument('GetRecord needs an identifier.')
      if (metadataPrefix === undefined) return argument('GetRecord needs a metadataPrefix.')
      return prefixForm.test(metadataPrefix) ? { verb, identifier, metadataPrefix } : unknownPrefix(metadataPrefix)
    case 'ListIdentifiers':
    case 'ListRecords': {
      if (resumptionToken !== undefined) return { verb, ask: { resumptionToken } }
      if (metadataPrefix === undefined) return argument(`${verb} needs a metadataPrefix.`)
      const selection = selectionOf(metadataPrefix, values)
      return 'code' in selection ? selection : { verb, ask: { selection } }
    }
  }
}

function selectionOf(metadataPrefix: string, values: ReadonlyMap<string, string>): ListSelection | OaiError {
  if (!prefixForm.test(metadataPrefix)) return unknownPrefix(metadataPrefix)
  const dates: { from?: OaiDate; until?: OaiDate } = {}
  for (const name of ['from', 'until'] as const) {
    const text = values.get(name)
    if (text === undefined) continue
    const date = readOaiDate(text)
    if (!date)
      return argument(`“${shown(text)}” is no date for ${name}. Write 2026-01-31 or 2026-01-31T12:00:00Z, in UTC.`)
    dates[name] = date
  }
  const { from, until } = dates
  if (from && until && from.granularity !== until.granularity)
    return argument('from and until have different granularities: write both as days, or both as seconds.')
  if (from && until && from.first > until.first) return argument('from is later than until.')
  const set = values.get('set')
  if (set !== undefined && !setForm.test(set)) return argument(`“${shown(set)}” is no setSpec.`)
  return { metadataPrefix, ...dates, ...(set !== undefined && { set }) }
}

const shown = (text: string): string => text.slice(0, 60)
const argument = (message: string): OaiError => ({ code: 'badArgument', message })
const unknownPrefix = (prefix: string): OaiError => argument(`“${shown(prefix)}” is no metadataPrefix.`)

function bad(code: OaiError['code'], message: string): ReadOaiRequest {
  return { ok: false, errors: [{ code, message }] }
}
