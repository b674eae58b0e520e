import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListPlus, Tag } from 'lucide-react'
import { useState } from 'react'
import {
  NoteBatchLabels,
  type CataloguingBatch,
} from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { CreateLabelBatch, GetLabelBatch, QueueLabels } from '../../../../../server/src/modules/labels/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { may, useSession } from '../../../session.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import { Select } from '../../../ui/select.tsx'
import { lastDesign, rememberDesign, useDesigns } from '../../labels/use-designs.ts'
import styles from '../copy-cataloguing.module.css'
import { Step } from './step.tsx'

/** The labels of exactly the items that came with the list: made and printed now, or left waiting with others. */
export function LabelStep({ batch }: { readonly batch: CataloguingBatch }) {
  const { words, format } = useDesk()
  const { guided } = words
  const session = useSession()
  const made = useLabels(batch)
  const count = batch.items.length
  const mayPrint = may(session, 'labels:print')
  const printedAt = made?.printedAt ?? null
  return (
    <Step
      title={guided.labels}
      isDone={count === 0 || printedAt !== null}
      text={
        made === undefined
          ? guided.labelsText(count)
          : printedAt === null
            ? guided.labelsMade(made.labels)
            : guided.labelsPrinted(made.labels, format.when(printedAt))
      }
    >
      {made && (
        <div className={styles.buttons}>
          <Link href={`/labels/batches/${made.id}`}>{guided.openLabels}</Link>
        </div>
      )}
      {count > 0 && mayPrint && <MakeLabels batch={batch} />}
    </Step>
  )
}

/** The labels that were made of a batch; undefined while there are none, or they were forgotten. */
export function useLabels({ labelBatch }: CataloguingBatch) {
  const { call } = useDesk()
  const session = useSession()
  return useQuery({
    queryKey: ['label-batch', labelBatch, 'state'],
    queryFn: ({ signal }) => call(GetLabelBatch, { params: { id: labelBatch ?? 0 }, query: { limit: 0 } }, signal),
    enabled: labelBatch !== null && may(session, 'labels:print'),
    retry: false,
  }).data
}

function MakeLabels({ batch }: { readonly batch: CataloguingBatch }) {
  const { words, call } = useDesk()
  const { guided } = words
  const navigate = useNavigate()
  const queries = useQueryClient()
  const designs = useDesigns()
  const [chosen, setChosen] = useState<number>()
  const design = designs && (designs.find(({ id }) => id === chosen) ?? lastDesign(designs))
  const items = [...batch.items]
  const queue = useMutation({ mutationFn: () => call(QueueLabels, { body: { source: { items } } }) })
  const make = useMutation({
    mutationFn: async () => {
      if (!design) throw new Error(words.labelling.noDesigns)
      rememberDesign(design.id)
      const made = await call(CreateLabelBatch, { body: { template: design.id, source: { items }, name: batch.name } })
      await call(NoteBatchLabels, { params: { id: batch.id }, body: { labelBatch: made.id } })
      return made.id
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: ['cataloguing-batch', batch.id] })
      await navigate({ to: '/labels/batches/$id', params: { id: String(id) } })
    },
  })
  const problem = make.error ?? queue.error
  return (
    <div className={styles.form}>
      {problem !== null && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
      {queue.data && <Banner tone="ok" live title={guided.queued(items.length)} />}
      {designs?.length === 0 && <Banner tone="warn" title={words.labelling.noDesigns} />}
      <div className={styles.pair}>
        <Select
          label={guided.labelDesign}
          value={design && String(design.id)}
          onChange={(id) => setChosen(Number(id))}
          choices={(designs ?? []).map(({ id, name }) => ({ id: String(id), label: name }))}
        />
      </div>
      <div className={styles.buttons}>
        <Button icon={Tag} isPending={make.isPending} isDisabled={design === undefined} onPress={() => make.mutate()}>
          {guided.makeLabels(items.length)}
        </Button>
        <Button icon={ListPlus} tone="plain" isPending={queue.isPending} onPress={() => queue.mutate()}>
          {guided.queueLabels(items.length)}
        </Button>
      </div>
    </div>
  )
}
