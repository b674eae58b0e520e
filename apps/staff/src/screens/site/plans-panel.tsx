import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { AddFloorPlan, type FloorPlan } from '../../../../server/src/modules/site/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { pictureBytes } from './picture-bytes.ts'
import { PlanForm } from './plan-form.tsx'
import styles from './site.module.css'

/** The plans of the floors, each with its areas; and a new one. */
export function PlansPanel({ plans }: { readonly plans: readonly FloorPlan[] }) {
  const { words, call, announce } = useDesk()
  const { site } = words
  const session = useSession()
  const branches = useLendingBranches()
  const queries = useQueryClient()
  const [branch, setBranch] = useState<string>(String(session.branch.id))
  const [floor, setFloor] = useState('')
  const mayChange = may(session, 'site:plans')
  const add = useMutation({
    mutationFn: async (file: File) =>
      call(AddFloorPlan, { body: { branch: Number(branch), floor, picture: await pictureBytes(file) } }),
    onSuccess: () => announce(site.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['site', 'plans'] }),
  })
  return (
    <>
      <Panel title={site.plans}>
        <div className={styles.form}>
          <p className={styles.hint}>{site.plansHint}</p>
          {plans.length === 0 && <EmptyState icon={MapIcon} title={site.noPlans} />}
          {mayChange && (
            <div className={styles.row}>
              <Select
                label={site.branch}
                choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
                value={branch}
                onChange={setBranch}
              />
              <TextField label={site.floor} hint={site.floorHint} value={floor} onChange={setFloor} maxLength={100} />
              <FileButton
                label={site.addPlan}
                endings={['.svg', '.png']}
                onFile={(file) => add.mutate(file)}
                isDisabled={add.isPending}
              />
            </div>
          )}
          {add.isError && <Banner tone="stop" live title={sentenceFor(add.error, words.problems)} />}
        </div>
      </Panel>
      {plans.map((plan) => (
        <PlanForm key={plan.id} plan={plan} mayChange={mayChange} />
      ))}
    </>
  )
}
