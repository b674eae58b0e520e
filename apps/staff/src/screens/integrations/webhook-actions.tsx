import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Pause, Play, Send } from 'lucide-react'
import { useState } from 'react'
import {
  DeleteWebhook,
  RotateWebhookSecret,
  SendFailedAgain,
  SetWebhookState,
  type Webhook,
} from '../../../../server/src/modules/webhooks/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuLine } from '../../ui/menu.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { OverlapDialog } from './overlap-dialog.tsx'
import { TestDialog } from './test-dialog.tsx'

interface WebhookActionsProps {
  readonly hook: Webhook
  /** Called with a new secret, which is to be shown once. */
  readonly onSecret: (secret: string) => void
  readonly onDeleted: () => void
}

type Asked = 'test' | 'secret' | 'delete'

/** Test, pause and go on; the rest is under More. */
export function WebhookActions({ hook, onSecret, onDeleted }: WebhookActionsProps) {
  const { words, call, announce } = useDesk()
  const { integrations } = words
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const params = { id: hook.id }
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['webhooks'] }),
      queries.invalidateQueries({ queryKey: ['webhook-deliveries'] }),
    ])
  const close = () => setAsked(undefined)
  const state = useMutation({
    mutationFn: (body: { readonly state: Webhook['state']; readonly drop?: boolean }) =>
      call(SetWebhookState, { params, body }),
    // The button is its own opposite at once, and can be pressed again while the lists are asked for anew.
    onSuccess: (changed) => void queries.setQueryData(['webhooks', hook.id], changed),
    onSettled: () => void refresh(),
  })
  const again = useMutation({
    mutationFn: () => call(SendFailedAgain, { params }),
    onSuccess: ({ queued }) => announce(integrations.queued(queued)),
    onSettled: refresh,
  })
  const secret = useMutation({
    mutationFn: (overlapDays: number) => call(RotateWebhookSecret, { params, body: { overlapDays } }),
    onSuccess: async (made) => {
      onSecret(made.secret)
      close()
      await refresh()
    },
  })
  const end = useMutation({
    mutationFn: () => call(DeleteWebhook, { params }),
    onSuccess: async () => {
      onDeleted()
      await queries.invalidateQueries({ queryKey: ['webhooks'], exact: true })
    },
  })
  const isActive = hook.state === 'active'
  const lines: readonly MenuLine[] = [
    ...(hook.failed > 0 ? [{ id: 'again', label: integrations.failedAgain, run: () => again.mutate() }] : []),
    ...(hook.state === 'paused' && hook.waiting > 0
      ? [{ id: 'drop', label: integrations.resumeDrop, run: () => state.mutate({ state: 'active', drop: true }) }]
      : []),
    ...(hook.state === 'inactive'
      ? []
      : [{ id: 'off', label: integrations.switchOff, run: () => state.mutate({ state: 'inactive' }) }]),
    { id: 'secret', label: integrations.rotateSecret, run: () => setAsked('secret') },
    { id: 'delete', label: integrations.deleteHook, danger: true, run: () => setAsked('delete') },
  ]
  return (
    <>
      <Button icon={Send} onPress={() => setAsked('test')}>
        {integrations.test}
      </Button>
      <Button
        icon={isActive ? Pause : Play}
        tone={isActive ? 'quiet' : 'primary'}
        isPending={state.isPending}
        onPress={() => state.mutate({ state: isActive ? 'paused' : 'active' })}
      >
        {isActive ? integrations.pause : integrations.resume}
      </Button>
      <Menu
        label={integrations.more}
        trigger={<IconButton icon={Ellipsis} label={integrations.more} />}
        groups={[{ id: 'more', lines }]}
      />
      {asked === 'test' && <TestDialog hook={hook} onClose={close} />}
      {asked === 'secret' && (
        <OverlapDialog
          title={integrations.rotateSecretTitle}
          text={integrations.rotateSecretText}
          submit={integrations.rotateSecretDo}
          isPending={secret.isPending}
          error={secret.error}
          onSubmit={(days) => secret.mutate(days)}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <ConfirmDialog
          title={integrations.deleteTitle}
          text={integrations.deleteText(hook.name)}
          submit={integrations.deleteDo}
          isPending={end.isPending}
          error={end.error}
          onSubmit={() => end.mutate()}
          onClose={close}
        />
      )}
    </>
  )
}
