import { useQuery } from '@tanstack/react-query'
import { Webhook as WebhookIcon } from 'lucide-react'
import { ListWebhooks } from '../../../../server/src/modules/webhooks/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { useBranches } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { webhookColumns } from './webhook-columns.tsx'

/** Every webhook with how it is doing; those that are paused are said first. */
export function WebhooksPage() {
  const { words, call } = useDesk()
  const { integrations } = words
  const goTo = useGoTo()
  const branches = useBranches()
  const list = useQuery({ queryKey: ['webhooks'], queryFn: ({ signal }) => call(ListWebhooks, {}, signal) })
  useLiveRefresh(['webhook', 'webhook-delivery', 'webhook-event'], [['webhooks']])
  const paused = (list.data?.rows ?? []).filter(({ state, pausedBy }) => state === 'paused' && pausedBy === 'Carrel')
  return (
    <>
      {paused.map((hook) => (
        <Banner
          key={hook.id}
          tone="stop"
          title={integrations.endsAt(hook.name, integrations.pausedWhy(hook.pausedWhy ?? ''))}
        >
          {integrations.pausedText}
        </Banner>
      ))}
      <Panel flush>
        <DataList
          label={integrations.webhooks}
          name="webhooks"
          columns={webhookColumns(words, branches)}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => goTo(`/integrations/webhooks/${id}`)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={WebhookIcon} title={integrations.hooksNone}>
              {integrations.hooksNoneText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
