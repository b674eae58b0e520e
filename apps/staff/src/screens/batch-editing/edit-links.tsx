import type { BatchRun } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'

/** What a batch edit was done with, to what, and what it has to do with others. */
export function EditLinks({ run }: { readonly run: BatchRun }) {
  const { batch } = useWords()
  const facts: readonly (KeyValue | false)[] = [
    { label: batch.which, value: run.selectionText },
    run.kind === 'task' && {
      label: batch.with,
      value: run.task === null ? run.taskName : <Link href={`/batch-editing/tasks/${run.task}`}>{run.taskName}</Link>,
    },
    run.why !== '' && { label: batch.why, value: run.why },
    run.undoes !== null && {
      label: batch.undoes,
      value: <Link href={`/batch-editing/edits/${run.undoes}`}>{batch.thatEdit}</Link>,
    },
    run.undoneBy !== null && {
      label: batch.undoneBy,
      value: <Link href={`/batch-editing/edits/${run.undoneBy}`}>{batch.thatEdit}</Link>,
    },
  ]
  return <KeyValues look="columns" facts={facts.filter((fact) => fact !== false)} />
}
