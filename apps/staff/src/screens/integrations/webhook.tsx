import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ChangeWebhook,
  CreateWebhook,
  GetWebhook,
  type Webhook,
} from '../../../../server/src/modules/webhooks/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { DeliveriesList } from './deliveries-list.tsx'
import { draftOfHook, emptyHook, hookBody } from './hook-draft.ts'
import styles from './integrations.module.css'
import { ShownOnce } from './shown-once.tsx'
import { WebhookActions } from './webhook-actions.tsx'
import { WebhookFacts } from './webhook-facts.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { hookStanding } from './webhook-standing.ts'

/** One webhook: a new one, or what one was told and how it is set. */
export function WebhookScreen() {
  const { id } = useParams({ from: '/signed-in/integrations/webhooks/$id' })
  return id === 'new' ? <NewWebhook /> : <LoadedWebhook key={id} id={Number(id)} />
}

function useCrumbs() {
  const { integrations } = useDesk().words
  return [{ label: integrations.webhooks, href: '/integrations/webhooks' }]
}

function NewWebhook() {
  const { words, call } = useDesk()
  const { integrations } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState(emptyHook)
  const make = useMutation({
    mutationFn: () => call(CreateWebhook, { body: hookBody(draft) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  const crumbs = useCrumbs()
  // Its secret stands above everything else until one goes elsewhere.
  if (make.data) return <LoadedWebhook id={make.data.webhook.id} secret={make.data.secret} />
  return (
    <>
      <PageHeader title={integrations.newHook} crumbs={crumbs} guide="webhooks" />
      <WebhookForm
        title={integrations.settings}
        submit={integrations.makeHook}
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        onSubmit={() => make.mutate()}
        isPending={make.isPending}
        error={make.error}
      />
    </>
  )
}

function LoadedWebhook({ id, secret }: { readonly id: number; readonly secret?: string }) {
  const { call } = useDesk()
  const one = useQuery({
    queryKey: ['webhooks', id],
    queryFn: ({ signal }) => call(GetWebhook, { params: { id } }, signal),
  })
  useLiveRefresh(['webhook', 'webhook-delivery', 'webhook-event'], [['webhooks', id]])
  if (one.isPending) return <SkeletonRows rows={8} />
  if (one.isError) return <FailedState error={one.error} onRetry={() => void one.refetch()} />
  return <OpenWebhook hook={one.data} {...(secret !== undefined && { madeSecret: secret })} />
}

function OpenWebhook({ hook, madeSecret }: { readonly hook: Webhook; readonly madeSecret?: string }) {
  const { words } = useDesk()
  const { integrations } = words
  const address = useAddress()
  const goTo = useGoTo()
  const [secret, setSecret] = useState(madeSecret)
  const { label, tone } = hookStanding(hook, words)
  const tab = address.oneOf('tab', ['deliveries', 'settings'])
  return (
    <>
      <PageHeader
        title={hook.name}
        crumbs={useCrumbs()}
        guide="webhooks"
        aside={
          <Pill tone={tone} icon="tone">
            {label}
          </Pill>
        }
        actions={<WebhookActions hook={hook} onSecret={setSecret} onDeleted={() => goTo('/integrations/webhooks')} />}
      />
      <div className={styles.stack}>
        {secret !== undefined && (
          <ShownOnce title={integrations.secret} text={integrations.secretText} value={secret} />
        )}
        <WebhookFacts hook={hook} />
        <Tabs
          label={hook.name}
          value={tab}
          onChange={(next) =>
            address.set({ tab: next === 'deliveries' ? undefined : next, delivery: undefined }, 'replace')
          }
          pages={[
            { id: 'deliveries', label: integrations.deliveries, content: <DeliveriesList hook={hook.id} /> },
            { id: 'settings', label: integrations.settings, content: <HookSettings hook={hook} /> },
          ]}
        />
      </div>
    </>
  )
}

function HookSettings({ hook }: { readonly hook: Webhook }) {
  const { words, call, announce } = useDesk()
  const { integrations } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOfHook(hook))
  const save = useMutation({
    mutationFn: () => call(ChangeWebhook, { params: { id: hook.id }, body: hookBody(draft) }),
    onSuccess: async (saved) => {
      announce(integrations.saved)
      setDraft(draftOfHook(saved))
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
    },
  })
  return (
    <WebhookForm
      title={integrations.settings}
      submit={integrations.save}
      draft={draft}
      onChange={(change) => setDraft({ ...draft, ...change })}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
    />
  )
}
