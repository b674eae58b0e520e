import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus, Tag } from 'lucide-react'
import {
  AddReadyLabelTemplates,
  type LabelTemplateView,
} from '../../../../server/src/modules/labels/contract-templates.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './labels.module.css'
import { designsKey, useDesigns } from './use-designs.ts'

/** The labels of the library, by what they are for. */
export function DesignsView() {
  const { words, call, format } = useDesk()
  const { labelling } = words
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const designs = useDesigns()
  const mayManage = may(session, 'labels:manage')
  const ready = useMutation({
    mutationFn: () => call(AddReadyLabelTemplates, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: designsKey }),
  })
  const columns: readonly Column<LabelTemplateView>[] = [
    {
      id: 'name',
      title: labelling.design,
      cell: (one) => (
        <TwoLines second={words.labelUses[one.use]}>
          <Link href={`/labels/designs/${one.id}`} look="quiet">
            {one.name}
          </Link>
        </TwoLines>
      ),
      text: (one) => one.name,
      sortBy: (one) => one.name,
    },
    {
      id: 'size',
      title: labelling.size,
      width: '150px',
      room: 'some',
      cell: ({ definition: { stock } }) => (
        <TwoLines
          second={stock.kind === 'sheet' ? labelling.perSheet(stock.columns * stock.rows) : words.labelKinds.roll}
        >
          {`${format.count(stock.labelWidth)} × ${format.count(stock.labelHeight)} ${labelling.mm}`}
        </TwoLines>
      ),
      text: ({ definition: { stock } }) => `${stock.labelWidth} × ${stock.labelHeight}`,
    },
    {
      id: 'changed',
      title: labelling.made,
      width: '190px',
      room: 'wide',
      cell: (one) => <TwoLines second={labelling.by(one.changedBy)}>{format.when(one.changedAt)}</TwoLines>,
      text: (one) => one.changedAt,
    },
  ]
  const actions = mayManage && (
    <div className={styles.row}>
      <Button isPending={ready.isPending} onPress={() => ready.mutate()}>
        {labelling.addReady}
      </Button>
      <ButtonLink href="/labels/designs/new" icon={Plus} tone="primary">
        {labelling.newDesign}
      </ButtonLink>
    </div>
  )
  return (
    <div className={styles.stack}>
      {actions}
      {ready.isError && <Banner tone="stop" live title={sentenceFor(ready.error, words.problems)} />}
      <Panel flush>
        <DataList
          label={labelling.designs}
          name="label-designs"
          columns={columns}
          rows={designs}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => void navigate({ to: '/labels/designs/$id', params: { id: String(id) } })}
          empty={
            <EmptyState icon={Tag} title={labelling.noDesignsTitle}>
              {labelling.noDesignsText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}
