import { randomBytes } from 'node:crypto'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { tokenHash } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import { usualSettings, type KioskSettings } from './contract.ts'
import { tables } from './device-store.ts'
import { codeFrom } from './rules/code.ts'

/** A device that is adopted before it is there. */
export interface AheadRequest {
  readonly name: string
  readonly branch: number
  readonly settings: Partial<KioskSettings>
  readonly servicePin: string
}

/**
 * Adopts a device that nobody has opened yet: whoever opens `/kiosk#claim=SECRET` in a browser has it there. For furnished
 * libraries, in which nobody waits with a code; the secret is good for years.
 */
export async function adoptAhead(w: Work, request: AheadRequest): Promise<{ id: number; secret: string }> {
  const { id } = await tables(w)
    .insertInto('kiosks.device')
    .values({
      name: request.name,
      branch_id: request.branch,
      settings: jsonb({ ...usualSettings, ...request.settings }),
      service_pin_hash: await hashPassword(request.servicePin),
      adopted_at: w.now,
      adopted_by: actorName(w.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const secret = randomBytes(32).toString('base64url')
  await tables(w)
    .insertInto('kiosks.pairing')
    .values({
      code: codeFrom(randomBytes(32)),
      secret_hash: tokenHash(secret),
      address: 'ahead',
      created_at: w.now,
      expires_at: w.now.add({ hours: 24 * 3650 }),
      device_id: id,
    })
    .execute()
  await w.audit({
    action: 'kiosk.adopt',
    subject: `kiosk:${id}`,
    detail: { name: request.name, branch: request.branch },
  })
  return { id, secret }
}
