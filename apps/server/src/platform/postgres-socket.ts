import { createHash } from 'node:crypto'
import { chmod, lchown, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresAccount } from './postgres-account.ts'

// A socket's path has room for 103 bytes on macOS, 107 on Linux; the server adds a lock file beside it.
const longestPath = 100
const socketName = '/.s.PGSQL.5432.lock'

/**
 * Makes the private folder of the database's socket: inside `folder`, or, where that path is too long for a socket, in the
 * system's folder for temporary files under a name that the same `folder` always gets.
 */
export async function makeSocketFolder(folder: string, account: PostgresAccount): Promise<string> {
  const inside = join(folder, 'socket')
  const path = Buffer.byteLength(inside + socketName) <= longestPath ? inside : await shortFolder(folder, account)
  await mkdir(path, { recursive: true, mode: 0o700 })
  await chmod(path, 0o700)
  if (account.other) await lchown(path, account.other.uid, account.other.gid)
  return path
}

async function shortFolder(folder: string, account: PostgresAccount): Promise<string> {
  const path = join(tmpdir(), `carrel-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  const found = await lstat(path).catch(() => undefined)
  // Anyone may write in that folder: what somebody else put there under our name is left alone.
  const ours = found?.isDirectory() && (found.uid === process.getuid?.() || found.uid === account.other?.uid)
  if (found === undefined || ours) return path
  return mkdtemp(join(tmpdir(), 'carrel-'))
}
