import pg from 'pg'
import { clientSettings, type Connection } from './db.ts'
import { StartRefusal, systemCode } from './start-refusal.ts'

const leastVersion = 150_000

/** Knocks at the PostgreSQL that `DATABASE_URL` names. Throws `StartRefusal` with one sentence when it cannot be used. */
export async function tryConnection(connection: Extract<Connection, { url: string }>): Promise<void> {
  const client = new pg.Client(clientSettings(connection))
  // What goes wrong is told by the call that waits for it.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; number: number }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
    )
    const [server] = rows
    if (server && server.number < leastVersion) {
      throw new StartRefusal(
        'database-older',
        `The database that DATABASE_URL names is PostgreSQL ${server.version}; Carrel is made for 18. Upgrade it, or start without DATABASE_URL to use the one that comes with Carrel.`,
      )
    }
  } catch (error) {
    throw error instanceof StartRefusal ? error : explained(error, connection.url)
  } finally {
    await client.end().catch(() => {})
  }
}

function explained(error: unknown, url: string): StartRefusal {
  const place = placeOf(url)
  switch (systemCode(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreachable(
        `There is no machine named ${place.host} to be found`,
        'Correct the name in DATABASE_URL',
        error,
      )
    case '28P01':
    case '28000':
      return new StartRefusal(
        'database-denied',
        `The database at ${place.host} refuses the user ${place.user}. Correct user and password in DATABASE_URL.`,
        error,
      )
    case '3D000':
      return new StartRefusal(
        'database-missing',
        `There is no database ${place.database} at ${place.host}. Make it (createdb ${place.database}), or correct DATABASE_URL.`,
        error,
      )
    case '53300':
      return new StartRefusal(
        'database-busy',
        `The database at ${place.host} has no connection left. Raise its max_connections, or stop another program that uses it.`,
        error,
      )
    default:
      return unreachable(`The database at ${place.host} does not answer`, 'Start it, or correct DATABASE_URL', error)
  }
}

function unreachable(what: string, advice: string, error: unknown): StartRefusal {
  const said = error instanceof Error && error.message !== '' ? ` (${error.message})` : ''
  return new StartRefusal('database-unreachable', `${what}${said}. ${advice}; nothing was changed.`, error)
}

/** The parts of an address that may be shown; never the password. */
function placeOf(url: string): { readonly host: string; readonly user: string; readonly database: string } {
  if (!URL.canParse(url)) return { host: 'this machine', user: 'that DATABASE_URL names', database: 'that it names' }
  const { host, username, pathname, searchParams } = new URL(url)
  return {
    host: host || (searchParams.get('host') ?? 'this machine'),
    user: decodeURIComponent(username) || 'that DATABASE_URL names',
    database: decodeURIComponent(pathname.slice(1)) || 'that it names',
  }
}
