import { useQuery } from '@tanstack/react-query'
import { ListPrinters, type Printer } from '../../../../server/src/modules/printing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { printersKey } from './use-printing.ts'

/** The printers of a branch, or of all; empty until they are known. */
export function usePrinters(branch?: number): readonly Printer[] {
  return usePrinterList(branch).data?.rows ?? []
}

/** The same as a query, for pages that show how it goes. */
export function usePrinterList(branch?: number) {
  const { call } = useDesk()
  return useQuery({
    queryKey: [...printersKey, branch],
    queryFn: ({ signal }) => call(ListPrinters, { query: branch === undefined ? {} : { branch } }, signal),
  })
}

/** The colour of a printer's state. */
export const printerTones = {
  unknown: 'neutral',
  ready: 'ok',
  quiet: 'neutral',
  'paper-low': 'warn',
  offline: 'stop',
  'paper-out': 'stop',
  'cover-open': 'stop',
  'ribbon-out': 'stop',
  paused: 'warn',
  error: 'stop',
} as const
