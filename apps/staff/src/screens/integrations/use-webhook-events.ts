import { useQuery } from '@tanstack/react-query'
import { ListWebhookEvents, type WebhookEvent } from '../../../../server/src/modules/webhooks/contract.ts'
import { useDesk } from '../../desk-context.ts'

/** Everything that can be subscribed to; empty until it is known. */
export function useWebhookEvents(): readonly WebhookEvent[] {
  const { call } = useDesk()
  const queryFn = ({ signal }: { signal: AbortSignal }) => call(ListWebhookEvents, {}, signal)
  return useQuery({ queryKey: ['webhook-events'], queryFn, staleTime: Infinity }).data?.rows ?? []
}
