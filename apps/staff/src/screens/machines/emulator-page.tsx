import { useQuery } from '@tanstack/react-query'
import { Drama } from 'lucide-react'
import { ListMachines } from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { EmulatorStage } from './emulator-stage.tsx'
import styles from './machines.module.css'

/** Plays one of the machines against the library. */
export function EmulatorPage() {
  const { words, call } = useDesk()
  const { machines } = words
  const address = useAddress()
  const list = useQuery({
    queryKey: ['machines', 'list'],
    queryFn: ({ signal }) => call(ListMachines, { query: { limit: 1000 } }, signal),
  })
  const machine = list.data?.rows.find(({ id }) => id === address.number('machine'))
  return (
    <>
      <div className={styles.tools}>
        <Select
          label={machines.choose}
          beside
          choices={(list.data?.rows ?? []).map(({ id, name, kind, branchName }) => ({
            id: String(id),
            label: name,
            detail: `${words.machineKindNames[kind]}, ${branchName}`,
          }))}
          value={machine && String(machine.id)}
          onChange={(id) => address.set({ machine: id })}
        />
      </div>
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={4} />}
      {list.data && !machine && (
        <Panel>
          <EmptyState icon={Drama} title={list.data.total === 0 ? machines.noMachines : machines.choose}>
            {machines.chooseText}
          </EmptyState>
        </Panel>
      )}
      {machine && <EmulatorStage key={machine.id} machine={machine} />}
    </>
  )
}
