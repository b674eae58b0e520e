import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { noteFailure, refuseGuessing, tokenHash } from '../../platform/session.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { branchById, siteLink } from '../org/index.ts'
import type { BeginPhone, ClaimPhone } from './contract-walk.ts'
import { ownDevice, settingsOf, tables } from './device-store.ts'
import { begin } from './open-visit.ts'
import { codeFrom, readCode } from './rules/code.ts'
import { paused } from './visit-store.ts'

const seconds = 180

/** Where a phone goes with the code of a self-check, below the address of the public site. */
export const phonePath = (code: string) => `/account/self-check/${code}`

/** Gives a device a code by which a phone signs its patron in there. An older code of the device ends. */
export async function beginPhone(w: Work): Promise<NonNullable<(typeof BeginPhone)['types']>['response'] | Refusal> {
  const device = await ownDevice(w, { lock: true })
  if (isRefusal(device)) return device
  if (device.paused_at !== null) return paused()
  if (!settingsOf(device).phone)
    return refuse({ code: 'no-phone', message: 'One cannot sign in by phone at this self-check.' })
  await tables(w)
    .deleteFrom('kiosks.phone_code')
    .where((is) => is.or([is('device_id', '=', device.id), is('expires_at', '<', w.now)]))
    .execute()
  const code = codeFrom(randomBytes(32))
  const secret = randomBytes(24).toString('base64url')
  await tables(w)
    .insertInto('kiosks.phone_code')
    .values({
      code,
      device_id: device.id,
      secret_hash: tokenHash(secret),
      created_at: w.now,
      expires_at: w.now.add({ seconds }),
    })
    .execute()
  return { code, secret, address: (await siteLink(w))(phonePath(code)), seconds }
}

/** Tells a device whether a phone has used its code; if so, the visit begins and the code is gone. */
export async function claimPhone(
  w: Work,
  secret: string,
): Promise<NonNullable<(typeof ClaimPhone)['types']>['response'] | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  const row = await tables(w)
    .selectFrom('kiosks.phone_code')
    .selectAll()
    .where('secret_hash', '=', tokenHash(secret))
    .where('device_id', '=', device.id)
    .where('expires_at', '>', w.now)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return { state: 'expired', opened: null }
  if (row.patron_id === null) return { state: 'waiting', opened: null }
  await tables(w).deleteFrom('kiosks.phone_code').where('code', '=', row.code).execute()
  const opened = await begin(w, { patron: row.patron_id, by: 'phone', known: true })
  return isRefusal(opened) ? opened : { state: 'opened', opened }
}

/** A self-check as the phone names it, before anyone signs in there: which one, and where it stands. */
export interface KioskAtCode {
  readonly kiosk: string
  readonly branchName: string
}

const noCode = () =>
  refuse({
    code: 'invalid-code',
    field: 'code',
    message: 'No self-check shows this code just now. Ask it for a new one.',
  })

/** The self-check that shows a code. */
export async function kioskAtCode(w: Work, typed: string): Promise<KioskAtCode | Refusal> {
  const code = readCode(typed)
  const row =
    code === undefined
      ? undefined
      : await tables(w)
          .selectFrom('kiosks.phone_code as c')
          .innerJoin('kiosks.device as d', 'd.id', 'c.device_id')
          .select(['d.name', 'd.branch_id'])
          .where('c.code', '=', code)
          .where('c.patron_id', 'is', null)
          .where('c.expires_at', '>', w.now)
          .where('d.revoked_at', 'is', null)
          .executeTakeFirst()
  if (!row) return noCode()
  return { kiosk: row.name, branchName: (await branchById(w, row.branch_id))?.name ?? '' }
}

/** Signs the patron of a phone in at the self-check that shows a code. Works without a transaction around it: wrong codes are counted. */
export async function confirmAtKiosk(w: Work, typed: string, address: string): Promise<KioskAtCode | Refusal> {
  const { actor } = w
  if (actor.kind !== 'patron')
    return refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })
  const who = `kiosk-code:${actor.id}`
  const throttled = await refuseGuessing(w.platform, 'machine', who, address)
  if (throttled) return throttled
  const found = await kioskAtCode(w, typed)
  const taken = isRefusal(found)
    ? found
    : await withWork(w.platform, actor, async (inner) => {
        const { numUpdatedRows } = await tables(inner)
          .updateTable('kiosks.phone_code')
          .set({ patron_id: actor.id })
          .where('code', '=', readCode(typed) ?? '')
          .where('patron_id', 'is', null)
          .where('expires_at', '>', inner.now)
          .executeTakeFirst()
        return numUpdatedRows === 1n ? found : noCode()
      })
  if (isRefusal(taken)) await noteFailure(w.platform, 'machine', who, address)
  return taken
}

/** True where some self-check of the library lets people sign in by phone. */
export async function takesPhones(w: Pick<Work, 'db'>): Promise<boolean> {
  const row = await tables(w)
    .selectFrom('kiosks.device')
    .select('id')
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`settings -> 'phone' is distinct from 'false'::jsonb`)
    .executeTakeFirst()
  return row !== undefined
}
