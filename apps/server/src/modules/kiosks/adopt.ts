import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb, violates } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf, noteFailure, refuseGuessing } from '../../platform/session.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { lendingBranch } from '../org/index.ts'
import type { AdoptKiosk, Kiosk } from './contract.ts'
import { usualSettings } from './contract.ts'
import { deviceById, tables } from './device-store.ts'
import { kioskById } from './devices.ts'
import { readCode } from './rules/code.ts'
import { endVisits } from './visit-store.ts'

type AdoptRequest = NonNullable<(typeof AdoptKiosk)['types']>['body']

const wrongCode = () =>
  refuse({
    code: 'invalid-code',
    field: 'code',
    message: 'No device shows this code just now. Codes change every ten minutes: read it from the screen again.',
  })

/**
 * Adopts the device that shows a code, as a new self-check or in place of another. Opens its transactions itself: a wrong
 * code is counted although the request is refused.
 */
export async function adoptKiosk(w: Work, request: AdoptRequest, address: string): Promise<Kiosk | Refusal> {
  const who = `adopt:${w.actor.kind}:${'id' in w.actor ? w.actor.id : 0}`
  const throttled = await refuseGuessing(w.platform, 'machine', who, address)
  if (throttled) return throttled
  const code = readCode(request.code)
  const servicePin = request.servicePin ? await hashPassword(request.servicePin) : null
  const done =
    code === undefined
      ? wrongCode()
      : await withWork(w.platform, w.actor, (inner) => take(inner, code, request, servicePin))
  if (isRefusal(done) && done.blocks.some((block) => block.code === 'invalid-code'))
    await noteFailure(w.platform, 'machine', who, address)
  return isRefusal(done) ? done : kioskById(w, done)
}

async function take(
  w: Work,
  code: string,
  request: AdoptRequest,
  servicePin: string | null,
): Promise<number | Refusal> {
  const branch = await lendingBranch(w, request.branch, 'branch')
  if (isRefusal(branch)) return branch
  const { rows } = await sql<{ id: number }>`
    select id from kiosks.pairing where code = ${code} and device_id is null and expires_at > ${w.now} for update`.execute(
    w.db,
  )
  const pairing = rows[0]
  if (!pairing) return wrongCode()
  const id = await place(w, request, servicePin)
  if (isRefusal(id)) return id
  await tables(w).updateTable('kiosks.pairing').set({ device_id: id }).where('id', '=', pairing.id).execute()
  await w.audit({
    action: 'kiosk.adopt',
    subject: `kiosk:${id}`,
    detail: { name: request.name, branch: branch.id, ...(request.replaces !== undefined && { replaces: true }) },
  })
  w.afterCommit(() => w.platform.live.tell('kiosks', { kiosk: id }))
  return id
}

async function place(w: Work, request: AdoptRequest, servicePin: string | null): Promise<number | Refusal> {
  const values = {
    name: request.name.trim(),
    branch_id: request.branch,
    place: request.place?.trim() ?? '',
    adopted_at: w.now,
    adopted_by: actorName(w.actor),
    heard_at: null,
    paused_at: null,
  }
  try {
    if (request.replaces === undefined) {
      const row = await tables(w)
        .insertInto('kiosks.device')
        .values({
          ...values,
          settings: jsonb({ ...usualSettings, ...request.settings }),
          service_pin_hash: servicePin,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    }
    const old = await deviceById(w, request.replaces, { lock: true })
    if (isRefusal(old)) return old
    await closeSessionsOf(w, 'machine', old.id)
    await endVisits(w, old.id, 'staff')
    await tables(w)
      .updateTable('kiosks.device')
      .set({
        ...values,
        ...(request.settings && { settings: jsonb({ ...usualSettings, ...request.settings }) }),
        ...(servicePin !== null && { service_pin_hash: servicePin }),
      })
      .where('id', '=', old.id)
      .execute()
    return old.id
  } catch (error) {
    if (!violates(error, 'device_name')) throw error
    return nameTaken()
  }
}

/** Two self-checks of a branch cannot have one name. */
export function nameTaken(): Refusal {
  return refuse({
    code: 'invalid-name',
    field: 'name',
    message: 'A self-check of this branch has this name already. Give it another, e.g. where it stands.',
  })
}
