import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import {
  CreatePrintJob,
  ListWorkstations,
  usesOf,
  type PrintDocument,
  type PrintUse,
  type Workstation,
} from '../../../../server/src/modules/printing/contract.ts'
import type { Call } from '../../api.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { onWorkstation, readWorkstation } from './workstation-name.ts'

/** Where printers and workstations are kept among what was asked of the server. */
export const printersKey = ['printers'] as const
export const workstationsKey = ['workstations'] as const

const workstationsQuery = (call: Call) =>
  queryOptions({
    queryKey: workstationsKey,
    queryFn: ({ signal }) => call(ListWorkstations, { query: {} }, signal),
    staleTime: 60_000,
  })

/** The number under which this browser is known as a workstation, if it is one and its user may print. */
function useWorkstationId(): number | undefined {
  const session = useSession()
  const id = useSyncExternalStore(onWorkstation, () => readWorkstation(localStorage))
  return may(session, 'printing:print') ? id : undefined
}

/** This computer as a workstation; undefined while it has no name. */
export function useWorkstation(): Workstation | undefined {
  const { call } = useDesk()
  const id = useWorkstationId()
  const list = useQuery({ ...workstationsQuery(call), enabled: id !== undefined })
  return list.data?.rows.find((one) => one.id === id)
}

/** Printing at this desk: on its printer for such documents, else in the browser's window. */
export function usePrinting() {
  const { call, words, sounds, announce } = useDesk()
  const queries = useQueryClient()
  const id = useWorkstationId()
  const workstation = useWorkstation()
  // The first scan of a day may come before the printers of this desk are known: printing waits for them.
  const known = async (): Promise<Workstation | undefined> => {
    if (id === undefined) return undefined
    const list = await queries.ensureQueryData(workstationsQuery(call)).catch(() => undefined)
    return list?.rows.find((one) => one.id === id)
  }
  const settingOf = async (use: PrintUse) => (await known())?.uses.find((one) => one.use === use)
  const failed = (error: unknown) => {
    sounds.play('stop')
    announce(sentenceFor(error, words.problems), 'now')
  }
  return {
    workstation,
    /** Whether documents of a use come out without a key. */
    isAutomatic: async (use: PrintUse) => (await settingOf(use))?.automatic === true,
    /** True when it went to a printer. What fails is said, and nothing is lost: it can be printed again. */
    async print(document: PrintDocument, inBrowser: () => Promise<void>): Promise<boolean> {
      const printer = (await settingOf(usesOf[document.type]))?.printer ?? null
      try {
        if (id === undefined || printer === null) {
          await inBrowser()
          return false
        }
        const job = await call(CreatePrintJob, { body: { workstation: id, document } })
        announce(words.printing.sent(job.title, job.printerName))
        return true
      } catch (error) {
        // The printer was taken away meanwhile.
        if (error instanceof Problem && error.blocks.some(({ code }) => code === 'no-printer-set')) {
          await inBrowser().catch(failed)
          return false
        }
        failed(error)
        return false
      }
    },
  }
}
