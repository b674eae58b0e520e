import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { GetItemByBarcode } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'

/** The address of an item by its barcode: leads to the page of its title with the item chosen. */
export function ItemByBarcodeScreen() {
  const { call } = useDesk()
  const { barcode } = useParams({ from: '/signed-in/items/$barcode' })
  const item = useQuery({
    queryKey: ['item-barcode', barcode],
    queryFn: ({ signal }) => call(GetItemByBarcode, { params: { barcode } }, signal),
  })
  if (item.isPending) return <SkeletonRows rows={6} cover />
  if (item.isError) return <FailedState error={item.error} onRetry={() => void item.refetch()} />
  const { id, bib } = item.data
  return <Navigate to="/catalogue/$id" params={{ id: String(bib) }} search={{ item: id }} replace />
}
