import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { ListSettings, PutSetting } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './integrations.module.css'

const openTo = 'reconciliation.open-to'
const choices = ['everyone', 'keys', 'nobody'] as const

/** How lists are compared with the catalogue in OpenRefine. */
export function OpenRefineScreen() {
  const { integrations } = useDesk().words
  return (
    <>
      <PageHeader title={integrations.openrefine} guide="openrefine">
        {integrations.openrefineText}
      </PageHeader>
      <OpenRefinePage />
    </>
  )
}

/** The address under which OpenRefine finds the catalogue, and who may use it. */
function OpenRefinePage() {
  const { words, call, announce } = useDesk()
  const { integrations } = words
  const session = useSession()
  const queries = useQueryClient()
  const address = `${window.location.origin}/reconcile`
  const list = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => call(ListSettings, {}, signal) })
  const put = useMutation({
    mutationFn: (value: string) => call(PutSetting, { params: { name: openTo }, body: { value } }),
    onSuccess: (saved) => {
      queries.setQueryData(['settings'], saved)
      announce(integrations.saved)
    },
  })
  const setting = list.data?.rows.find(({ name, branch }) => name === openTo && branch === null)
  const value = choices.find((one) => one === setting?.value)
  const labels = {
    everyone: integrations.reconcileOpenEveryone,
    keys: integrations.reconcileOpenKeys,
    nobody: integrations.reconcileOpenNobody,
  }
  return (
    <Panel title={integrations.reconcileAddress}>
      <div className={styles.form}>
        <p>{integrations.reconcileText}</p>
        <code className={styles.secret}>{address}</code>
        <div className={styles.buttons}>
          <Button
            icon={Copy}
            onPress={() => void navigator.clipboard.writeText(address).then(() => announce(integrations.copied))}
          >
            {integrations.copy}
          </Button>
        </div>
        {put.isError && <Banner tone="stop" live title={sentenceFor(put.error, words.problems)} />}
        <Select
          label={integrations.reconcileOpenTo}
          hint={integrations.reconcileKeyHint(`${address}/key/`)}
          isDisabled={!may(session, 'org:settings') || list.isPending}
          choices={choices.map((id) => ({ id, label: labels[id] }))}
          value={value}
          onChange={(next) => put.mutate(next)}
        />
      </div>
    </Panel>
  )
}
