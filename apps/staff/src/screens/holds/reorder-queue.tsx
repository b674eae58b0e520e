import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GripVertical } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { ReorderHolds, type Hold } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/formatted.tsx'
import { Panel } from '../../ui/panel.tsx'
import { moved } from './hold-view.ts'
import styles from './holds.module.css'

interface ReorderQueueProps {
  readonly bib: number
  readonly waiting: readonly Hold[]
  readonly onDone: () => void
}

/** The queue of a title put in order by hand: rows are dragged, or moved by keys; the whole order is saved at once. */
export function ReorderQueue({ bib, waiting, onDone }: ReorderQueueProps) {
  const { words, call, announce } = useDesk()
  const { holds } = words
  const queries = useQueryClient()
  const [order, setOrder] = useState<readonly number[]>(() => waiting.map(({ id }) => id))
  const byId = new Map(waiting.map((hold) => [hold.id, hold]))
  const save = useMutation({
    mutationFn: () => call(ReorderHolds, { params: { id: bib }, body: { holds: [...order] } }),
    onSuccess: () => {
      announce(holds.reordered)
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['holds'] }),
  })
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': byId.get(Number(key))?.patronName ?? '' })),
    onReorder: ({ keys, target }) =>
      setOrder((now) => moved(now, [...keys].map(Number), Number(target.key), target.dropPosition === 'after')),
  })
  return (
    <Panel title={holds.reorder}>
      <div className={styles.form}>
        <p className={styles.intro}>{holds.reorderHint}</p>
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
        <GridList
          aria-label={holds.reorderList}
          items={order.map((id, place) => ({ id, place: place + 1 }))}
          dragAndDropHooks={dragAndDropHooks}
          className={styles.order ?? ''}
        >
          {({ id, place }) => {
            const hold = byId.get(id)
            return (
              <GridListItem id={id} textValue={hold?.patronName ?? ''} className={styles.orderRow ?? ''}>
                <AriaButton slot="drag" aria-label={holds.dragHandle} className={styles.handle ?? ''}>
                  <GripVertical aria-hidden="true" />
                </AriaButton>
                <span className={styles.orderPlace}>{place}</span>
                <bdi>{hold?.patronName}</bdi>
                <span className={styles.orderSecond}>
                  {hold && <When value={hold.placedAt} as="day" />} · {hold?.pickupName}
                </span>
              </GridListItem>
            )
          }}
        </GridList>
        <div className={styles.buttons}>
          <Button tone="plain" onPress={onDone}>
            {words.ui.cancel}
          </Button>
          <Button tone="primary" keys="Mod+Enter" isPending={save.isPending} onPress={() => save.mutate()}>
            {holds.reorderSave}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
