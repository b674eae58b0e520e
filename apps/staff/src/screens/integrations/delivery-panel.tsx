import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { GetDelivery, SendAgain, type Delivery } from '../../../../server/src/modules/webhooks/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import styles from './integrations.module.css'
import { Tries } from './tries.tsx'
import { deliveryTone } from './webhook-standing.ts'

/** One delivery: what is sent, each attempt, and a button that sends it again. */
export function DeliveryPanel({ delivery }: { readonly delivery: Delivery }) {
  const { words, call } = useDesk()
  const { integrations } = words
  const queries = useQueryClient()
  const params = { id: delivery.id }
  const detail = useQuery({
    queryKey: ['webhook-deliveries', 'one', delivery.id],
    queryFn: ({ signal }) => call(GetDelivery, { params }, signal),
  })
  const again = useMutation({
    mutationFn: () => call(SendAgain, { params }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['webhook-deliveries'] }),
        queries.invalidateQueries({ queryKey: ['webhooks'] }),
      ]),
  })
  const tone = deliveryTone(delivery)
  return (
    <Panel
      title={delivery.type}
      aside={
        <Pill tone={tone} icon="tone">
          {words.deliveryStates[delivery.state]}
        </Pill>
      }
      actions={
        <Button icon={RotateCw} isPending={again.isPending} onPress={() => again.mutate()}>
          {integrations.again}
        </Button>
      }
    >
      <div className={styles.form}>
        {again.isError && <Banner tone="stop" live title={sentenceFor(again.error, words.problems)} />}
        <KeyValues
          look="columns"
          facts={[
            { label: integrations.to, value: delivery.hookName },
            { label: integrations.happened, value: <When value={delivery.at} /> },
            ...(delivery.nextAt === null
              ? []
              : [{ label: integrations.nextTry, value: <When value={delivery.nextAt} /> }]),
          ]}
        />
        {detail.data === undefined ? (
          <SkeletonRows rows={4} />
        ) : (
          <>
            <h3>{integrations.sent}</h3>
            <pre className={styles.text}>{JSON.stringify(detail.data.body, null, 2)}</pre>
            {detail.data.personal && <p className={styles.second}>{integrations.personalKept}</p>}
            <h3>{integrations.tries}</h3>
            <Tries tries={detail.data.tries} />
          </>
        )}
      </div>
    </Panel>
  )
}
