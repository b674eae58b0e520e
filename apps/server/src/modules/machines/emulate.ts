import { ask } from '../../platform/port.ts'
import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import { withWork, type Work } from '../../platform/work.ts'
import type { TraceEntry } from './contract.ts'
import { machineAccount } from './machine-account.ts'
import { playLine } from './ports.ts'
import { listTrace } from './trace.ts'
import { writeNow } from './write-behind.ts'

/** Plays a line as a machine, with its full effect, and gives what was answered and why. */
export async function emulate(
  w: Work,
  id: number,
  request: { readonly line: string; readonly session?: string },
): Promise<{ session: string; entry: TraceEntry } | Refusal> {
  const machine = await machineAccount(w.platform, id)
  if (!machine)
    return notFound('machine', `There is no machine ${id} in use. Switch it on first if it is only switched off.`)
  const audited = await withWork(w.platform, w.actor, async (inner) => {
    await inner.audit({
      action: 'machine.emulate',
      subject: `machine:${id}`,
      detail: { message: request.line.slice(0, 2) },
    })
    return undefined
  })
  if (isRefusal(audited)) return audited
  const played = await ask(w.platform, playLine)(w.platform, machine, request.line, request.session)
  if (isRefusal(played)) return played
  await writeNow(w.platform)
  const { rows } = await listTrace(w, { session: played.session, limit: 1 })
  const [entry] = rows
  if (!entry) throw new Error('What was played left no trace.')
  return { session: played.session, entry }
}
