import { violates } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, lendingBranch } from '../org/index.ts'
import { printUses, type PrintUse, type Workstation, type WorkstationUse } from './contract.ts'
import { readPrinters, tables } from './printers.ts'
import { tellPrint } from './tell-print.ts'

type Reader = Pick<Work, 'db' | 'platform'>

async function readWorkstations(
  w: Reader,
  filter: { readonly branch?: number; readonly id?: number },
): Promise<readonly Workstation[]> {
  const { byId } = await branchesOf(w)
  const rows = await tables(w)
    .selectFrom('printing.workstation')
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(filter.branch !== undefined, (query) => query.where('branch_id', '=', filter.branch ?? 0))
    .$if(filter.id !== undefined, (query) => query.where('id', '=', filter.id ?? 0))
    .orderBy('name')
    .execute()
  const set = await tables(w).selectFrom('printing.workstation_use').selectAll().execute()
  return rows.map((row) => {
    const mine = set.filter((one) => one.workstation_id === row.id)
    const useOf = (use: PrintUse): WorkstationUse => {
      const found = mine.find((one) => one.use === use)
      return { use, printer: found?.printer_id ?? null, automatic: found?.automatic ?? false }
    }
    return {
      id: row.id,
      branch: row.branch_id,
      branchName: byId.get(row.branch_id)?.name ?? '',
      name: row.name,
      uses: printUses.map(useOf),
    }
  })
}

/** A workstation by its number. */
export async function workstationById(w: Reader, id: number): Promise<Workstation | Refusal> {
  const [workstation] = await readWorkstations(w, { id })
  return (
    workstation ??
    notFound(
      'workstation',
      'This computer has no name among the workstations any more. Name it under Settings, Printing.',
    )
  )
}

/** The workstations of a branch, or all. */
export async function listWorkstations(
  w: Reader,
  filter: { readonly branch?: number },
): Promise<{ total: number; rows: Workstation[] }> {
  const rows = [...(await readWorkstations(w, filter))]
  return { total: rows.length, rows }
}

/** What can be said about a workstation; uses that are not named stay as they are. */
export interface WorkstationContent {
  readonly branch?: number
  readonly name?: string
  readonly uses?: readonly WorkstationUse[]
}

const nameTaken = (name: string) =>
  refuse({
    code: 'name-taken',
    field: 'name',
    message: `The branch has a workstation called ${name}. Choose that one, or another name.`,
  })

async function putUses(w: Work, workstation: number, uses: readonly WorkstationUse[]): Promise<Refusal | undefined> {
  const printers = await readPrinters(w)
  for (const { use, printer, automatic } of uses) {
    if (printer !== null && !printers.some((one) => one.id === printer))
      return refuse({ code: 'printer-not-found', field: 'uses', message: 'There is no such printer.' })
    const values = { printer_id: printer, automatic }
    await tables(w)
      .insertInto('printing.workstation_use')
      .values({ workstation_id: workstation, use, ...values })
      .onConflict((clash) => clash.columns(['workstation_id', 'use']).doUpdateSet(values))
      .execute()
  }
  return undefined
}

/** Gives a computer its name. */
export async function createWorkstation(
  w: Work,
  content: WorkstationContent & { readonly branch: number; readonly name: string },
): Promise<Workstation | Refusal> {
  const place = await lendingBranch(w, content.branch, 'branch')
  if (isRefusal(place)) return place
  const name = content.name.trim()
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the computer a name.' })
  const taken = (await readWorkstations(w, { branch: content.branch })).some(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  )
  if (taken) return nameTaken(name)
  const { id } = await tables(w)
    .insertInto('printing.workstation')
    .values({ branch_id: content.branch, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const problem = await putUses(w, id, content.uses ?? [])
  if (problem) return problem
  await w.audit({ action: 'workstation.create', subject: `workstation:${id}`, detail: { name } })
  return workstationById(w, id)
}

/** Changes the name of a computer or where it prints. */
export async function changeWorkstation(
  w: Work,
  id: number,
  content: WorkstationContent,
): Promise<Workstation | Refusal> {
  const before = await workstationById(w, id)
  if (isRefusal(before)) return before
  if (content.branch !== undefined) {
    const place = await lendingBranch(w, content.branch, 'branch')
    if (isRefusal(place)) return place
  }
  const name = content.name?.trim() ?? before.name
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the computer a name.' })
  try {
    await tables(w)
      .updateTable('printing.workstation')
      .set({ name, branch_id: content.branch ?? before.branch })
      .where('id', '=', id)
      .execute()
  } catch (error) {
    if (violates(error, 'workstation_name')) return nameTaken(name)
    throw error
  }
  const problem = await putUses(w, id, content.uses ?? [])
  if (problem) return problem
  await w.audit({ action: 'workstation.change', subject: `workstation:${id}`, detail: { ...content } })
  tellPrint(w, 0)
  return workstationById(w, id)
}

/** Forgets a computer. */
export async function removeWorkstation(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const before = await workstationById(w, id)
  if (isRefusal(before)) return before
  await tables(w).updateTable('printing.workstation').set({ removed_at: w.now }).where('id', '=', id).execute()
  await tables(w).deleteFrom('printing.workstation_use').where('workstation_id', '=', id).execute()
  await w.audit({ action: 'workstation.remove', subject: `workstation:${id}`, detail: { name: before.name } })
  return {}
}
