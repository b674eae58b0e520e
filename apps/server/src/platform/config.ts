import { resolve } from 'node:path'

/** Which parts of Carrel a process runs; one process runs all of them by default. */
export const roles = ['http', 'sip2', 'z3950', 'jobs', 'search'] as const
export type Role = (typeof roles)[number]

/** What the environment says, read once. Policy is not here: it lives in the database, with a screen. */
export interface Config {
  /** Folder of the embedded database, files and run file. */
  readonly data: string
  readonly host: string
  readonly port: number
  readonly sip2Port: number
  readonly sip2: Sip2Config
  readonly z3950Port: number
  /** Address on which Z39.50 listens: that of the pages unless it is set. */
  readonly z3950Host: string
  readonly roles: readonly Role[]
  /** A PostgreSQL of one's own; without it Carrel starts its embedded one. */
  readonly databaseUrl: string | undefined
  readonly databaseReadUrl: string | undefined
  readonly filesUrl: string | undefined
  readonly smtpUrl: string | undefined
  /** The test endpoints under `/api/v1/test/`; refused unless bound to loopback. */
  readonly test: boolean
  readonly development: boolean
  readonly logLevel: string
}

/** How machines reach the library; the port for lines without TLS is `sip2Port`. */
export interface Sip2Config {
  /** Address to listen on: that of the pages unless it is set. */
  readonly host: string
  /** Port for lines with TLS, and the PEM files of its certificate and key; undefined: none. */
  readonly tls: { readonly port: number; readonly certificate: string; readonly key: string } | undefined
  /** A proxy stands in front and says in a header who connects (The PROXY protocol). */
  readonly proxied: boolean
  /** Lines at once. */
  readonly lines: number
  /** Terminals log in by words at a prompt. */
  readonly telnet: boolean
}

/** A setting of the environment that cannot be used; `message` says which and what to write instead. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>

function portFrom(env: Environment, name: string, fallback: number): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ConfigError(`${name}=${text} is not a port: write a number from 0 to 65535 (0 lets the system choose).`)
  }
  return port
}

function sip2From(env: Environment): Sip2Config {
  const [certificate, key] = [env['SIP2_TLS_CERT'] || undefined, env['SIP2_TLS_KEY'] || undefined]
  if ((certificate === undefined) !== (key === undefined))
    throw new ConfigError(
      'SIP2_TLS_CERT and SIP2_TLS_KEY go together: the PEM files of the certificate and of its key.',
    )
  const lines = Number(env['SIP2_CONNECTIONS'] || 2000)
  if (!Number.isInteger(lines) || lines < 1)
    throw new ConfigError(`SIP2_CONNECTIONS=${env['SIP2_CONNECTIONS']} is not a number of lines: write 1 or more.`)
  return {
    host: env['SIP2_HOST'] || env['HOST'] || '127.0.0.1',
    tls:
      certificate !== undefined && key !== undefined
        ? { port: portFrom(env, 'SIP2_TLS_PORT', 6443), certificate: resolve(certificate), key: resolve(key) }
        : undefined,
    proxied: env['SIP2_PROXY'] === '1',
    lines,
    telnet: env['SIP2_TELNET'] === '1',
  }
}

function rolesFrom(text: string | undefined): readonly Role[] {
  if (text === undefined || text === '') return roles
  return text.split(',').map((word) => {
    const role = roles.find((known) => known === word.trim())
    if (role === undefined) throw new ConfigError(`CARREL_ROLES: "${word}" is unknown; use ${roles.join(', ')}.`)
    return role
  })
}

/** An address with one of the given beginnings, such as `postgresql:`. */
function urlFrom(env: Environment, name: string, form: RegExp, example: string): string | undefined {
  const text = env[name]
  if (text === undefined || text === '') return undefined
  if (form.test(text) && (URL.canParse(text) || form === postgres)) return text
  // What was given may hold a password and is not repeated.
  throw new ConfigError(`${name} is not an address that Carrel can use: write it as ${example}.`)
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

function logLevelFrom(text: string | undefined): string {
  if (text === undefined || text === '') return 'warn'
  if (logLevels.includes(text)) return text
  throw new ConfigError(`LOG_LEVEL=${text} is unknown; use ${logLevels.join(', ')}.`)
}

// PostgreSQL knows addresses without a host, for the socket of this machine.
const postgres = /^postgres(?:ql)?:\/\//i
const postgresExample = 'postgresql://user:password@host/database'

/** Loopback addresses; only there may test endpoints exist. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Reads the environment; every setting has a working default. Throws `ConfigError` with a clear sentence. */
export function readConfig(env: Environment, overrides: Partial<Config> = {}): Config {
  const config: Config = {
    data: resolve(env['CARREL_DATA'] || 'data'),
    host: env['HOST'] || '127.0.0.1',
    port: portFrom(env, 'PORT', 8080),
    // Who lets the system choose the port of the pages, as tests do, has it choose these too.
    sip2Port: portFrom(env, 'SIP2_PORT', env['PORT'] === '0' ? 0 : 6001),
    sip2: sip2From(env),
    z3950Port: portFrom(env, 'Z3950_PORT', env['PORT'] === '0' ? 0 : 9999),
    z3950Host: env['Z3950_HOST'] || env['HOST'] || '127.0.0.1',
    roles: rolesFrom(env['CARREL_ROLES']),
    databaseUrl: urlFrom(env, 'DATABASE_URL', postgres, postgresExample),
    databaseReadUrl: urlFrom(env, 'DATABASE_READ_URL', postgres, postgresExample),
    filesUrl: env['FILES_URL'] || undefined,
    smtpUrl: urlFrom(env, 'SMTP_URL', /^smtps?:\/\//i, 'smtp://user:password@host:587'),
    test: env['CARREL_TEST'] === '1',
    development: env['NODE_ENV'] === 'development',
    logLevel: logLevelFrom(env['LOG_LEVEL']),
    ...overrides,
  }
  if (config.test && !isLoopback(config.host)) {
    throw new ConfigError(
      `CARREL_TEST=1 is refused on ${config.host}: test endpoints exist only on loopback (HOST=127.0.0.1).`,
    )
  }
  return config
}
