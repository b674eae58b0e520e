import { useMutation } from '@tanstack/react-query'
import { Tag } from 'lucide-react'
import type { CataloguingBatch } from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { QueueLabels } from '../../../../../server/src/modules/labels/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { may, useSession } from '../../../session.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import styles from '../copy-cataloguing.module.css'
import { Step } from './step.tsx'

/** The labels of the items that came with the list. */
export function LabelStep({ batch }: { readonly batch: CataloguingBatch }) {
  const { words, call } = useDesk()
  const { guided } = words
  const session = useSession()
  const items = [...batch.items]
  const queue = useMutation({ mutationFn: () => call(QueueLabels, { body: { source: { items } } }) })
  return (
    <Step title={guided.labels} isDone={items.length === 0 || queue.isSuccess} text={guided.labelsText(items.length)}>
      {queue.isError && <Banner tone="stop" live title={sentenceFor(queue.error, words.problems)} />}
      {queue.data && <Banner tone="ok" live title={guided.queued(items.length)} />}
      {items.length > 0 && (
        <div className={styles.buttons}>
          {may(session, 'labels:print') && (
            <Button icon={Tag} isPending={queue.isPending} onPress={() => queue.mutate()}>
              {guided.queueLabels(items.length)}
            </Button>
          )}
          <Link href="/labels">{guided.printLabels}</Link>
        </div>
      )}
    </Step>
  )
}
