import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { changed } from '../../platform/live-cache.ts'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { listItemTypes } from '../catalog/index.ts'
import { branchById } from '../org/index.ts'
import type { ChangeMachine, CreateMachine, Machine } from './contract.ts'
import type { SomeMachineOptions } from './contract-options.ts'
import { machineTopic } from './machine-account.ts'
import { readMachines } from './machine-rows.ts'
import { networkProblem } from './rules/address-problem.ts'
import { completeOptions, differingOptions, optionsOfKind, usualPermissions } from './machine-options.ts'
import type { MachinesTables } from './tables.ts'

type New = NonNullable<(typeof CreateMachine)['types']>['body']
type Change = NonNullable<(typeof ChangeMachine)['types']>['body']

/** Machines with how they do just now. */
export function listMachines(w: Work, query: { branch?: number; limit?: number; offset?: number }) {
  return readMachines(w, query.branch === undefined ? sql`true` : sql`m.branch_id = ${query.branch}`, query)
}

/** One machine. */
export async function machineById(w: Work, id: number): Promise<Machine | Refusal> {
  const [machine] = (await readMachines(w, sql`m.id = ${id}`)).rows
  return machine ?? notFound('machine', `There is no machine ${id}.`)
}

/** A password that people type once, without letters and figures that look alike. */
function madeUp(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from(randomBytes(16), (byte) => letters[byte % letters.length] ?? 'a').join('')
}

/** Gives a machine an account; the password is in the answer and nowhere else. */
export async function createMachine(w: Work, body: New): Promise<{ machine: Machine; password: string } | Refusal> {
  const kind = body.kind ?? 'self-check'
  const login = body.login.trim()
  const blocks = await problems(w, { branch: body.branch, login, ...(body.options && { options: body.options }) }, 0)
  if (blocks.length > 0) return refuse(...blocks)
  const password = body.password ?? madeUp()
  const { id } = await tablesOf<MachinesTables>(w)
    .insertInto('machines.machine')
    .values({
      name: body.name.trim() === '' ? login : body.name.trim(),
      kind,
      branch_id: body.branch,
      login,
      password_hash: await hashPassword(password),
      password_set_at: w.now,
      permissions: [...(body.permissions ?? usualPermissions[kind])],
      options: jsonb(differingOptions(completeOptions({ ...optionsOfKind[kind], ...body.options }))),
      note: body.note ?? '',
      created_at: w.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'machine.create',
    subject: `machine:${id}`,
    detail: { name: body.name, login, branch: body.branch },
  })
  changed(w, machineTopic)
  const machine = await machineById(w, id)
  return isRefusal(machine) ? machine : { machine, password }
}

/** Changes a machine; open lines go on by its new options, or end when it is not active any more. */
export async function changeMachine(w: Work, id: number, body: Change): Promise<Machine | Refusal> {
  const machine = await machineById(w, id)
  if (isRefusal(machine)) return machine
  const login = body.login?.trim()
  const blocks = await problems(w, { ...body, ...(login !== undefined && { login }) }, id)
  if (blocks.length > 0) return refuse(...blocks)
  await tablesOf<MachinesTables>(w)
    .updateTable('machines.machine')
    .set({
      ...(body.name !== undefined && body.name.trim() !== '' && { name: body.name.trim() }),
      ...(body.kind !== undefined && { kind: body.kind }),
      ...(body.branch !== undefined && { branch_id: body.branch }),
      ...(login !== undefined && { login }),
      ...(body.active !== undefined && { active: body.active }),
      ...(body.permissions !== undefined && { permissions: [...body.permissions] }),
      ...(body.options && { options: jsonb(differingOptions({ ...machine.options, ...body.options })) }),
      ...(body.note !== undefined && { note: body.note }),
    })
    .where('id', '=', id)
    .execute()
  await w.audit({ action: 'machine.change', subject: `machine:${id}`, detail: { ...body } })
  changed(w, machineTopic)
  if (body.active === false) hangUp(w, id)
  return machineById(w, id)
}

/** Takes an account away. */
export async function deleteMachine(w: Work, id: number): Promise<object | Refusal> {
  const gone = await tablesOf<MachinesTables>(w)
    .deleteFrom('machines.machine')
    .where('id', '=', id)
    .returning(['name', 'login'])
    .executeTakeFirst()
  if (!gone) return notFound('machine', `There is no machine ${id}.`)
  await w.audit({ action: 'machine.delete', subject: `machine:${id}`, detail: gone })
  changed(w, machineTopic)
  hangUp(w, id)
  return {}
}

/** Sets a new password; who is connected with the old one is not any more. */
export async function setMachinePassword(
  w: Work,
  id: number,
  given: string | undefined,
): Promise<{ password: string } | Refusal> {
  const password = given ?? madeUp()
  const row = await tablesOf<MachinesTables>(w)
    .updateTable('machines.machine')
    .set({ password_hash: await hashPassword(password), password_set_at: w.now })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!row) return notFound('machine', `There is no machine ${id}.`)
  await w.audit({ action: 'machine.password', subject: `machine:${id}` })
  changed(w, machineTopic)
  hangUp(w, id)
  return { password }
}

function hangUp(w: Work, machine: number): void {
  w.afterCommit(() => w.platform.live.tell('machine-hang-up', { machine }))
}

interface Checked {
  readonly branch?: number
  readonly login?: string
  readonly options?: SomeMachineOptions
}

async function problems(w: Work, { branch, login, options }: Checked, self: number): Promise<readonly Block[]> {
  const blocks: Block[] = []
  if (branch !== undefined && (await branchById(w, branch))?.kind !== 'branch')
    blocks.push({ code: 'branch-not-found', field: 'branch', message: 'Choose the branch where the machine stands.' })
  if (login === '') blocks.push({ code: 'invalid-login', field: 'login', message: 'Write the name it logs in with.' })
  else if (login !== undefined && (await isTaken(w, login, self)))
    blocks.push({
      code: 'login-taken',
      field: 'login',
      message: `Another machine logs in as "${login}" already. Choose another name.`,
    })
  for (const network of options?.addresses ?? []) {
    const problem = networkProblem(network)
    if (problem !== undefined) blocks.push({ code: 'invalid-address', field: 'options.addresses', message: problem })
  }
  const types = options?.notLendable?.length ? (await listItemTypes(w)).map(({ code }) => code) : []
  for (const type of options?.notLendable ?? [])
    if (!types.includes(type))
      blocks.push({
        code: 'item-type-not-found',
        field: 'options.notLendable',
        message: `There is no item type "${type}".`,
      })
  return blocks
}

async function isTaken(w: Work, login: string, self: number): Promise<boolean> {
  const { rows } = await sql`
    select from machines.machine where lower(login) = lower(${login}) and id <> ${self}`.execute(w.db)
  return rows.length > 0
}
