import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { kindOf, type NoticeKind } from './rules/kinds.ts'

async function secret(w: Pick<Work, 'db'>): Promise<Buffer> {
  const read = () => sql<{ key: Buffer }>`select key from notifications.secret`.execute(w.db)
  const known = (await read()).rows[0]
  if (known) return known.key
  await sql`insert into notifications.secret (key) values (${randomBytes(32)}) on conflict do nothing`.execute(w.db)
  return (await read()).rows[0]?.key ?? Buffer.alloc(0)
}

function seal(key: Buffer, patron: number, kind: string): Buffer {
  return createHmac('sha256', key).update(`${patron} ${kind}`).digest().subarray(0, 16)
}

/** Makes the address in notices by which patrons end those of a kind; empty where they cannot be ended. */
export async function unsubscribeLinks(
  w: Pick<Work, 'db'>,
): Promise<(site: string, patron: number, kind: NoticeKind) => string> {
  const key = await secret(w)
  return (site, patron, kind) =>
    kind.optional && site !== ''
      ? `${site}/notices/unsubscribe/${patron}.${kind.code}.${seal(key, patron, kind.code).toString('base64url')}`
      : ''
}

/** Who asks to be told no more of what, by the token of a link; undefined when the token is not ours. */
export async function readUnsubscribeToken(
  w: Pick<Work, 'db'>,
  token: string,
): Promise<{ readonly patron: number; readonly kind: NoticeKind } | undefined> {
  const [, number = '', code = '', given = ''] = /^(\d{1,15})\.([a-z-]+)\.([\w-]{22})$/.exec(token) ?? []
  const kind = kindOf(code)
  if (!kind?.optional) return undefined
  const patron = Number(number)
  const right = seal(await secret(w), patron, code)
  const sent = Buffer.from(given, 'base64url')
  return sent.length === right.length && timingSafeEqual(sent, right) ? { patron, kind } : undefined
}
