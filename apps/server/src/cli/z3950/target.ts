import type { Z3950Options } from '@carrel/z3950/node'
import { CommandError } from '../command.ts'

/** Options of the connection itself. */
export const targetOptions = {
  group: { type: 'string' },
  tls: { type: 'boolean' },
  'utf-8': { type: 'boolean' },
} as const

/**
 * Reads `HOST:PORT/DATABASE`. The port is 210 and the database `Default` where they are left out; several databases are joined with `+`;
 * `ssl:` before it means TLS, as YAZ has it.
 */
export function readTarget(
  text: string | undefined,
  usage: string,
): Pick<Z3950Options, 'host' | 'port' | 'database' | 'tls'> {
  if (text === undefined) throw new CommandError(`Usage: carrel ${usage}`)
  const [, scheme = '', six, host = '', port = '210', path = 'Default'] =
    /^(?:(tcp|ssl|z39\.50s?|z3950s?):(?:\/\/)?)?(?:\[([0-9A-Fa-f:.]+)\]|([^\s/:@]+))(?::(\d{1,5}))?(?:\/(\S*))?$/i.exec(
      text,
    ) ?? []
  const name = six ?? host
  if (name === '' || Number(port) > 65_535 || Number(port) === 0)
    throw new CommandError(`"${text}" is not an address like lx2.loc.gov:210/LCDB. Usage: carrel ${usage}`)
  const databases = path.split('+').filter((part) => part !== '')
  return {
    host: name,
    port: Number(port),
    database: databases.length === 0 ? 'Default' : databases,
    tls: /^(?:ssl|z39\.50s|z3950s)$/i.test(scheme),
  }
}
