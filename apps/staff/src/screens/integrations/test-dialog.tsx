import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SendTest, type Webhook } from '../../../../server/src/modules/webhooks/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './integrations.module.css'
import { Tries } from './tries.tsx'
import { useWebhookEvents } from './use-webhook-events.ts'

interface TestDialogProps {
  readonly hook: Webhook
  readonly onClose: () => void
}

/** Sends the example of an event, and shows what is answered. */
export function TestDialog({ hook, onClose }: TestDialogProps) {
  const { words, call } = useDesk()
  const { integrations } = words
  const queries = useQueryClient()
  const events = useWebhookEvents()
  const [type, setType] = useState(hook.events[0] ?? 'loan.created')
  const send = useMutation({
    mutationFn: () => call(SendTest, { params: { id: hook.id }, body: { type } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhook-deliveries'] }),
  })
  return (
    <Dialog
      title={integrations.testTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.close}
          </Button>
          <Button tone="primary" isPending={send.isPending} onPress={() => send.mutate()}>
            {integrations.send}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{integrations.testText}</p>
        <Select
          label={integrations.event}
          value={type}
          onChange={setType}
          choices={events.map((event) => ({ id: event.type, label: event.type }))}
        />
        {send.isError && <Banner tone="stop" live title={sentenceFor(send.error, words.problems)} />}
        {send.data && (
          <>
            <Banner
              tone={send.data.state === 'delivered' ? 'ok' : 'stop'}
              live
              title={send.data.failure ?? words.deliveryStates.delivered}
            />
            <Tries tries={send.data.tries} />
          </>
        )}
      </div>
    </Dialog>
  )
}
