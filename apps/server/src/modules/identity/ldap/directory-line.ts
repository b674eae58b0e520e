import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import {
  Client,
  NoSuchObjectError,
  PasswordPolicyControl,
  ResultCodeError,
  SizeLimitExceededError,
  type Entry,
  type SearchOptions,
  type SearchResult,
} from 'ldapts'
import { AddressRefused, guardedLookup, isAllowedAddress } from '../../../platform/allowed-address.ts'
import type { LdapSettings } from './settings.ts'
import { DirectoryTrouble, troubleWith } from './trouble.ts'
import { whyRefused, type BindRefusal } from './why-refused.ts'

/** What became of a name and a password. */
export type BindAnswer = { readonly kind: 'right' } | BindRefusal

/** What is looked for in a directory. */
export interface DirectoryQuery {
  readonly base: string
  readonly scope: 'base' | 'sub'
  readonly filter: string
  readonly attributes: readonly string[]
  /** Attributes whose values are bytes. */
  readonly binary?: readonly string[]
  /** More than these are not wanted: then the answer is `too-many`. */
  readonly most: number
}

/** A connection to one directory: it begins as nobody, and is protected as the settings say before any password goes over it. */
export interface DirectoryLine {
  bind(name: string, password: string): Promise<BindAnswer>
  search(query: DirectoryQuery): Promise<readonly Entry[] | 'too-many'>
  close(): void
}

const mostBytes = 4 * 1024 * 1024

/** What a connection keeps to. */
export interface LineLimits {
  readonly privateAddresses: boolean
  readonly insideHint: string
}

/** Opens a connection to a directory. Throws {@link DirectoryTrouble}. */
export async function openLine(server: string, settings: LdapSettings, limits: LineLimits): Promise<DirectoryLine> {
  const url = new URL(server)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowedAddress(host, limits.privateAddresses))
    throw troubleWith(server, new AddressRefused(host, limits.insideHint))
  const tls: ConnectionOptions = {
    host,
    minVersion: 'TLSv1.2',
    ...(isIP(host) === 0 && { servername: host }),
    ...(settings.ca.trim() !== '' && { ca: settings.ca }),
  }
  const lookup = guardedLookup(limits.privateAddresses, limits.insideHint)
  let opened: Socket | undefined
  // Once only: a line that was cut is not opened again behind our back, where a password would go over it unprotected.
  const once = <S extends Socket>(make: () => S): S => {
    if (opened) throw new DirectoryTrouble(`${server}: the line was cut before an answer came.`)
    const socket = make()
    socket.setNoDelay(true)
    opened = socket
    return socket
  }
  const { promise: tooLong, reject: giveUp } = Promise.withResolvers<never>()
  tooLong.catch(() => undefined)
  const stop = (why: string) => {
    giveUp(new DirectoryTrouble(`${server}: ${why}.`))
    opened?.destroy()
  }
  const deadline = setTimeout(
    () => stop(`it did not answer within ${settings.seconds} seconds`),
    settings.seconds * 1000,
  )
  const watch = setInterval(() => {
    if ((opened?.bytesRead ?? 0) > mostBytes) stop('it sends more than any answer needs')
  }, 25)
  const secure = url.protocol === 'ldaps:'
  const port = url.port === '' ? (secure ? 636 : 389) : Number(url.port)
  const client = secure
    ? new Client({ url: server, createSecureConnection: () => once(() => connectTls({ ...tls, port, lookup })) })
    : new Client({ url: server, createConnection: () => once(() => connect({ host, port, lookup })) })
  const close = () => {
    clearTimeout(deadline)
    clearInterval(watch)
    void client
      .unbind()
      .catch(() => undefined)
      .finally(() => opened?.destroy())
  }
  const within = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await Promise.race([asked, tooLong])
    } catch (error) {
      // A refusal of what was asked is an answer; what else goes wrong ends the line.
      if (error instanceof ResultCodeError) throw error
      close()
      throw troubleWith(server, error)
    }
  }
  if (settings.protection === 'starttls') {
    try {
      await within(client.startTLS(tls))
    } catch (error) {
      close()
      throw error instanceof ResultCodeError ? refusedBy(server, error) : error
    }
  }
  return {
    bind: (name, password) =>
      tryPassword(server, name, password, (control) => within(client.bind(name, password, control))),
    search: (query) => find(server, query, (options) => within(client.search(query.base, options))),
    close,
  }
}

async function tryPassword(
  server: string,
  name: string,
  password: string,
  bind: (control: PasswordPolicyControl) => Promise<void>,
): Promise<BindAnswer> {
  // A bind without a password is one as nobody, and succeeds (RFC 4513, section 5.1.2).
  if (name === '' || password === '') return { kind: 'wrong' }
  const policy = new PasswordPolicyControl()
  try {
    await bind(policy)
  } catch (error) {
    if (!(error instanceof ResultCodeError)) throw error
    if (wrongCodes.has(error.code)) return whyRefused(error.message, policy.value?.error)
    if (barredCodes.has(error.code)) {
      const why = whyRefused(error.message, policy.value?.error)
      return why.kind === 'barred' ? why : barred
    }
    throw refusedBy(server, error)
  }
  // Some let people in only to choose a new password.
  return policy.value?.error === 2 ? whyRefused('', 2) : { kind: 'right' }
}

/** Result codes of RFC 4511, section 4.1.9: no such object, invalid name, inappropriate authentication, invalid credentials. */
const wrongCodes: ReadonlySet<number> = new Set([32, 34, 48, 49])
/** Constraint violation and unwilling to perform: what 389 Directory Server says of locked accounts. */
const barredCodes: ReadonlySet<number> = new Set([19, 53])
const barred: BindAnswer = {
  kind: 'barred',
  code: 'account-refused',
  message: 'Your account may not sign in at the moment. Ask those who keep it.',
}

async function find(
  server: string,
  { base, scope, filter, attributes, binary = [], most }: DirectoryQuery,
  search: (options: SearchOptions) => Promise<SearchResult>,
): Promise<readonly Entry[] | 'too-many'> {
  try {
    // Pointers to other directories come apart from the entries, and nobody goes there.
    const { searchEntries } = await search({
      scope,
      filter,
      attributes: [...attributes],
      explicitBufferAttributes: [...binary],
      sizeLimit: most + 1,
      derefAliases: 'never',
    })
    return searchEntries.length > most ? 'too-many' : searchEntries
  } catch (error) {
    if (error instanceof SizeLimitExceededError) return 'too-many'
    if (error instanceof NoSuchObjectError && scope === 'base') return []
    if (error instanceof NoSuchObjectError) throw new DirectoryTrouble(`${server}: there is no ${base} in it.`)
    throw error instanceof ResultCodeError ? refusedBy(server, error) : error
  }
}

const codeSentences: Readonly<Record<number, string>> = {
  1: 'it wants Carrel to sign in before it looks anybody up',
  8: 'it takes passwords only over a protected line. Choose LDAPS or StartTLS',
  10: 'it points to another directory, and Carrel does not follow. Enter that one',
  13: 'it takes passwords only over a protected line. Choose LDAPS or StartTLS',
  50: 'Carrel may not read there with the account that it was given',
  51: 'it is busy',
  52: 'it is out of work at the moment',
}

function refusedBy(server: string, error: ResultCodeError): DirectoryTrouble {
  const known = codeSentences[error.code]
  return known === undefined
    ? troubleWith(server, error)
    : new DirectoryTrouble(`${server}: ${known}.`, { cause: error })
}
