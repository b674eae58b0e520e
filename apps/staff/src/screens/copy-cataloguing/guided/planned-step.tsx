import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  ApplyBatchStep,
  ListBatchStepChanges,
  PlanBatchStep,
  UndoBatchStep,
  type BatchStep,
  type CataloguingBatch,
  type StepKind,
  type StepRequest,
} from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import styles from '../copy-cataloguing.module.css'
import { ChangeRows } from './change-rows.tsx'

interface PlannedStepProps {
  readonly batch: CataloguingBatch
  readonly kind: StepKind
  /** Undefined: something has to be chosen first. */
  readonly request: StepRequest | undefined
  readonly children?: ReactNode
  /** Told when writing has begun. */
  readonly onApplied?: () => void
}

/** A step that is worked out, looked at, written, and taken back. */
export function PlannedStep({ batch, kind, request, children, onApplied }: PlannedStepProps) {
  const { words, call } = useDesk()
  const { guided } = words
  const queries = useQueryClient()
  const own = batch.steps.filter((step) => step.kind === kind)
  const [last] = own
  const busy =
    last !== undefined && (last.state === 'planning' || last.state === 'applying' || last.state === 'undoing')
  const refresh = () => queries.invalidateQueries({ queryKey: ['cataloguing-batch', batch.id] })
  const plan = useMutation({
    mutationFn: () => call(PlanBatchStep, { params: { id: batch.id }, body: { kind, ...request } }),
    onSettled: refresh,
  })
  const act = useMutation({
    mutationFn: ({ route, step }: { readonly route: typeof ApplyBatchStep; readonly step: number }) =>
      call(route, { params: { id: batch.id, step } }),
    onSuccess: (_, { route }) => route === ApplyBatchStep && onApplied?.(),
    onSettled: refresh,
  })
  const problem = plan.error ?? act.error
  const standing = own.filter(({ state, counts }) => counts.written > 0 && (state === 'applied' || state === 'failed'))
  return (
    <div className={styles.form}>
      {problem !== null && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
      {last?.error !== undefined && last.error !== null && <Banner tone="warn" title={last.error} />}
      {children}
      <div className={styles.buttons}>
        <Button
          isPending={plan.isPending || last?.state === 'planning'}
          isDisabled={request === undefined || busy}
          onPress={() => plan.mutate()}
        >
          {guided.plan}
          <span className="visually-hidden">: {words.guidedStepKinds[kind]}</span>
        </Button>
        {last !== undefined && last.state === 'planned' && last.counts.ready > 0 && (
          <Button
            tone="primary"
            isPending={act.isPending}
            onPress={() => act.mutate({ route: ApplyBatchStep, step: last.id })}
          >
            {guided.apply(last.counts.ready)}
            <span className="visually-hidden">: {words.guidedStepKinds[kind]}</span>
          </Button>
        )}
        {standing.map((step) => (
          <Button
            key={step.id}
            icon={Undo2}
            isPending={act.isPending}
            isDisabled={busy}
            onPress={() => act.mutate({ route: UndoBatchStep, step: step.id })}
          >
            {guided.undo(step.counts.written)}
            <span className="visually-hidden">: {words.guidedStepKinds[kind]}</span>
          </Button>
        ))}
        {busy && <span className={styles.second}>{guided.working}</span>}
      </div>
      {last !== undefined && !busy && <Changes batch={batch.id} step={last} />}
    </div>
  )
}

function Changes({ batch, step }: { readonly batch: number; readonly step: BatchStep }) {
  const { words, call } = useDesk()
  const found = useQuery({
    queryKey: ['cataloguing-batch-changes', step.id, step.state, step.counts],
    queryFn: ({ signal }) =>
      call(ListBatchStepChanges, { params: { id: batch, step: step.id }, query: { limit: 200 } }, signal),
  })
  if (!found.data) return null
  if (step.state === 'planned' && step.counts.ready + step.counts['left-out'] === 0 && found.data.total === 0) {
    return <p className={styles.second}>{words.guided.nothingToDo}</p>
  }
  const rows = <ChangeRows batch={batch} step={step} rows={found.data.rows} />
  // What went well needs no more room than a line.
  const isWell = step.state === 'applied' && step.counts.written > 0 && step.counts.refused === 0
  return isWell ? (
    <details className={styles.more}>
      <summary>{words.guided.written(step.counts.written)}</summary>
      {rows}
    </details>
  ) : (
    rows
  )
}
