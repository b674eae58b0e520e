import type { Webhook } from '../../../../server/src/modules/webhooks/contract.ts'
import { useWords } from '../../desk-context.ts'
import { useBranches, nameOf } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './integrations.module.css'

/** Where a webhook goes and how it is doing. */
export function WebhookFacts({ hook }: { readonly hook: Webhook }) {
  const { integrations } = useWords()
  const branches = useBranches()
  const { deliveredAt, failingSince, retryAt, previousUntil, waiting, failed } = hook
  const counts = [
    ...(waiting > 0 ? [integrations.waiting(waiting)] : []),
    ...(failed > 0 ? [integrations.failedCount(failed)] : []),
  ]
  return (
    <>
      {hook.state === 'paused' && (
        <Banner tone="stop" title={integrations.pausedWhy(hook.pausedWhy ?? '')}>
          {integrations.pausedText}
        </Banner>
      )}
      {hook.state === 'inactive' && <Banner tone="info" title={integrations.offText} />}
      <Panel>
        <KeyValues
          look="columns"
          facts={[
            { label: integrations.url, value: <bdi className={styles.url}>{hook.url}</bdi> },
            {
              label: integrations.onlyBranch,
              value: nameOf(branches, hook.branch) || integrations.everywhere,
            },
            {
              label: integrations.lastDelivered,
              value: deliveredAt === null ? integrations.neverDelivered : <When value={deliveredAt} />,
            },
            ...(counts.length === 0 ? [] : [{ label: integrations.list, value: counts.join(', ') }]),
            ...(failingSince === null
              ? []
              : [{ label: integrations.failingSince, value: <When value={failingSince} /> }]),
            ...(retryAt === null ? [] : [{ label: integrations.retry, value: <When value={retryAt} /> }]),
            ...(previousUntil === null
              ? []
              : [{ label: integrations.bothUntil, value: <When value={previousUntil} /> }]),
            {
              label: integrations.made,
              value: (
                <>
                  <When value={hook.createdAt} as="day" /> · {hook.createdBy}
                </>
              ),
            },
            ...(hook.note === '' ? [] : [{ label: integrations.note, value: hook.note }]),
          ]}
        />
      </Panel>
    </>
  )
}
