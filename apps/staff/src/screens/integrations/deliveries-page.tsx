import { DeliveriesList } from './deliveries-list.tsx'

/** The log of all webhooks. */
export function DeliveriesPage() {
  return <DeliveriesList />
}
