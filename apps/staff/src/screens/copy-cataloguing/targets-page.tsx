import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Globe, Plus } from 'lucide-react'
import { useState } from 'react'
import {
  AddReadyTargets,
  ListCopyTargets,
  type CopyTarget,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import styles from './copy-cataloguing.module.css'
import { TargetForm } from './target-form.tsx'
import { TargetRow } from './target-row.tsx'

/** The catalogues of others: which are asked, how, and whether they answer. */
export function TargetsPage() {
  const { words, call } = useDesk()
  const { copy } = words
  const queries = useQueryClient()
  const session = useSession()
  const [editing, setEditing] = useState<CopyTarget | 'new'>()
  const found = useQuery({ queryKey: ['copy-targets'], queryFn: ({ signal }) => call(ListCopyTargets, {}, signal) })
  const ready = useMutation({
    mutationFn: () => call(AddReadyTargets, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['copy-targets'] }),
  })
  const mayChange = may(session, 'copy-cataloguing:targets')
  return (
    <div className={styles.stack}>
      {mayChange && (
        <div className={styles.buttons}>
          <Button icon={Plus} keys="F4" onPress={() => setEditing('new')}>
            {copy.newTarget}
          </Button>
          <Button isPending={ready.isPending} onPress={() => ready.mutate()}>
            {copy.addReady}
          </Button>
        </div>
      )}
      {ready.isError && <Banner tone="stop" live title={sentenceFor(ready.error, words.problems)} />}
      {ready.data && <Banner tone="ok" live title={copy.addedReady(ready.data.added)} />}
      <Panel flush>
        {found.isPending ? (
          <SkeletonRows rows={6} />
        ) : found.isError ? (
          <FailedState error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data.rows.length === 0 ? (
          <EmptyState icon={Globe} title={copy.noTargets}>
            {copy.noTargetsText}
          </EmptyState>
        ) : (
          <ul className={styles.done}>
            {found.data.rows.map((target) => (
              <TargetRow key={target.id} target={target} {...(mayChange && { onEdit: () => setEditing(target) })} />
            ))}
          </ul>
        )}
      </Panel>
      {editing && (
        <TargetForm
          key={editing === 'new' ? 'new' : editing.id}
          target={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  )
}
