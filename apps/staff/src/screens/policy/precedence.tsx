import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ListSettings, PutSetting } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { ImpactPanel } from './impact.tsx'
import styles from './rules.module.css'

const orders = ['specific', 'first', 'last'] as const
type Order = (typeof orders)[number]
const name = 'policy.precedence'

/** Which of several fitting rules goes first, and what another order would touch. */
export function Precedence() {
  const { words, call, announce } = useDesk()
  const { rules } = words
  const session = useSession()
  const queries = useQueryClient()
  const settings = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => call(ListSettings, {}, signal) })
  const stored = settings.data?.rows.find((row) => row.name === name && row.branch === null)?.value
  const now = orders.find((order) => order === stored) ?? 'specific'
  const [wanted, setWanted] = useState<Order>()
  const save = useMutation({
    mutationFn: (value: Order) => call(PutSetting, { params: { name }, body: { value } }),
    onSuccess: async () => {
      announce(rules.precedenceSaved)
      setWanted(undefined)
      await queries.invalidateQueries({ queryKey: ['settings'] })
      await queries.invalidateQueries({ queryKey: ['rules'] })
    },
  })
  const labels: Readonly<Record<Order, string>> = {
    specific: rules.precedenceSpecific,
    first: rules.precedenceFirst,
    last: rules.precedenceLast,
  }
  const changed = wanted !== undefined && wanted !== now
  return (
    <>
      <Panel title={rules.precedence}>
        <div className={styles.stack}>
          <Select
            label={rules.precedence}
            hideLabel
            hint={rules.precedenceHint}
            isDisabled={!may(session, 'org:settings')}
            choices={orders.map((id) => ({ id, label: labels[id] }))}
            value={wanted ?? now}
            onChange={setWanted}
          />
          {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
          {changed && (
            <Button tone="primary" isPending={save.isPending} onPress={() => save.mutate(wanted)}>
              {rules.precedenceApply}
            </Button>
          )}
        </div>
      </Panel>
      {changed && <ImpactPanel change={{ precedence: wanted }} />}
    </>
  )
}
