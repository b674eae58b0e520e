import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../../desk-context.ts'
import { loansQuery } from '../patrons/patron-queries.ts'

/** The open loan of a patron for the item with a barcode, so that it can be renewed instead. */
export function useLoanInHand(patron: number | undefined, barcode: string): number | undefined {
  const { call } = useDesk()
  const { data } = useQuery({ ...loansQuery(call, patron ?? 0), enabled: patron !== undefined })
  return data?.find((loan) => loan.barcode === barcode)?.id
}
