import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { defineCache } from '../../platform/live-cache.ts'
import { verifyPassword } from '../../platform/password.ts'
import type { Platform } from '../../platform/platform.ts'
import type { MachineKind } from './contract.ts'
import type { MachineOptions, SomeMachineOptions } from './contract-options.ts'
import { knownPermissions } from './machine-rows.ts'
import { completeOptions } from './machine-options.ts'

/** Topic under which processes hear that accounts of machines have changed. */
export const machineTopic = 'machine'

/** An account as the line works with it. */
export interface MachineAccount {
  readonly id: number
  readonly name: string
  readonly kind: MachineKind
  readonly branch: number
  readonly login: string
  readonly options: MachineOptions
  readonly actor: Extract<Actor, { readonly kind: 'machine' }>
  readonly passwordHash: string
}

interface Row {
  readonly id: number
  readonly name: string
  readonly kind: MachineKind
  readonly branch_id: number
  readonly login: string
  readonly permissions: readonly string[]
  readonly options: SomeMachineOptions
  readonly password_hash: string
}

const byLogin = defineCache('machines.by-login', [machineTopic], async ({ db }, login: string) => {
  const { rows } = await sql<Row>`
    select id, name, kind, branch_id, login, permissions, options, password_hash
    from machines.machine where lower(login) = ${login} and active`.execute(db)
  return rows[0] && accountOf(rows[0])
})
const byId = defineCache('machines.by-id', [machineTopic], async ({ db }, id: number) => {
  const { rows } = await sql<Row>`
    select id, name, kind, branch_id, login, permissions, options, password_hash
    from machines.machine where id = ${id} and active`.execute(db)
  return rows[0] && accountOf(rows[0])
})

function accountOf(row: Row): MachineAccount {
  const permissions: ReadonlySet<string> = new Set(knownPermissions(row.permissions))
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    branch: row.branch_id,
    login: row.login,
    options: completeOptions(row.options),
    actor: { kind: 'machine', id: row.id, name: row.name, branch: row.branch_id, permissions },
    passwordHash: row.password_hash,
  }
}

/** An account that is in use, from memory; undefined once it is not. */
export function machineAccount(platform: Platform, id: number): Promise<MachineAccount | undefined> {
  return byId.get({ db: platform.database.kysely, platform }, id)
}

// Proofs of passwords that were verified live as long as the process and are worth nothing outside of it.
const secret = randomBytes(32)
const proofs = new Map<string, Buffer>()
const mostProofs = 5000

/**
 * The account behind a name and password. Argon2 is slow on purpose and a kiosk may log in often, so a password that was
 * right once is known again by a keyed hash, for as long as it is not changed.
 */
export async function machineLogin(
  platform: Platform,
  login: string,
  password: string,
): Promise<MachineAccount | undefined> {
  const account = await byLogin.get({ db: platform.database.kysely, platform }, login.trim().toLowerCase())
  const proof = createHmac('sha256', secret).update(password.normalize('NFC')).digest()
  const known = account && proofs.get(account.passwordHash)
  if (account && known && timingSafeEqual(known, proof)) return account
  if (!(await verifyPassword(password, account?.passwordHash)) || !account) return undefined
  if (proofs.size >= mostProofs) proofs.clear()
  proofs.set(account.passwordHash, proof)
  return account
}
