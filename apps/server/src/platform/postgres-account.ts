import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { StartRefusal } from './start-refusal.ts'

const run = promisify(execFile)

/** The user that PostgreSQL runs as. It refuses to run as root, so a Carrel started by root lends it another user. */
export interface PostgresAccount {
  /** Undefined when Carrel itself is an ordinary user: then the database is the same. */
  readonly other: { readonly uid: number; readonly gid: number; readonly name: string } | undefined
  /** True when that user may not pass the folders above (a clone in /root): it is then given the right to pass, and no other. */
  readonly passing: boolean
}

/** A program with its arguments and the user to spawn it as. */
export interface AccountCommand {
  readonly file: string
  readonly args: readonly string[]
  readonly options: { readonly uid?: number; readonly gid?: number }
}

/** How to run a program as the account. */
export function commandAs(account: PostgresAccount, program: string, args: readonly string[]): AccountCommand {
  const { other, passing } = account
  if (other === undefined) return { file: program, args, options: {} }
  if (!passing) return { file: program, args, options: { uid: other.uid, gid: other.gid } }
  const as = [
    `--reuid=${other.uid}`,
    `--regid=${other.gid}`,
    '--clear-groups',
    '--no-new-privs',
    // Without it access(2), by which the programs look at each other, does not count the right.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  return { file: 'setpriv', args: [...as, '--', program, ...args], options: {} }
}

/**
 * Chooses the user for the database in `folder`: Carrel's own, unless that is root. Root's database belongs to whoever owns
 * the folder already, else to the owner of the folder above, else to `carrel`, `postgres` or `nobody`, whichever exists.
 */
export async function choosePostgresAccount(folder: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { other: undefined, passing: false }
  const owners = [await ownerOf(folder), await ownerOf(dirname(folder)), await ownerOf(dirname(dirname(folder)))]
  for (const name of [...owners.filter((uid) => uid !== undefined && uid !== 0), 'carrel', 'postgres', 'nobody']) {
    const other = await accountNamed(String(name))
    if (other !== undefined) return { other, passing: false }
  }
  throw new StartRefusal(
    'account-missing',
    'PostgreSQL may not run as root, and this machine has no other user (looked for carrel, postgres, nobody). Create one with "useradd --system carrel", or start Carrel as an ordinary user.',
  )
}

/**
 * Settles whether the account can reach the database's programs and `folder` (which it owns by now). Where folders above
 * are closed to it, it gets the right to pass them; refuses when the system cannot give that.
 */
export async function openWayFor(
  account: PostgresAccount,
  program: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<PostgresAccount> {
  if (account.other === undefined) return account
  const direct = await canReach(account, program, folder, env)
  if (direct === undefined) return account
  const passing = { ...account, passing: true }
  const lifted = await canReach(passing, program, folder, env)
  if (lifted === undefined) return passing
  throw new StartRefusal(
    'account-shut-out',
    `Carrel was started by root, so its database runs as the user "${account.other.name}", who cannot reach ${folder} or ${program} because a folder above is closed to others. ` +
      `Start Carrel as an ordinary user, move it to a place open to all (such as /srv/carrel), or install setpriv (util-linux). (${lifted})`,
  )
}

/** Tries to start the program and to write in the folder as the account; undefined when both work, else what was said. */
async function canReach(
  account: PostgresAccount,
  program: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const script = '"$1" --version >/dev/null && cd "$2" && test -w .'
  const { file, args, options } = commandAs(account, '/bin/sh', ['-c', script, 'sh', program, folder])
  try {
    await run(file, args, { ...options, env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...env }, cwd: '/' })
    return undefined
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    return said || String(error).split('\n', 1)[0]
  }
}

async function ownerOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.uid
}

/** A user by name or number, if the machine knows one; root never. */
async function accountNamed(nameOrUid: string): Promise<PostgresAccount['other']> {
  const ask = async (flag: string) => (await run('id', [flag, nameOrUid])).stdout.trim()
  try {
    const [uid, gid, name] = await Promise.all([ask('-u'), ask('-g'), ask('-nu')])
    return uid === '0' ? undefined : { uid: Number(uid), gid: Number(gid), name }
  } catch {
    return undefined
  }
}
