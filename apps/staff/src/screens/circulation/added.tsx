import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BookPlus } from 'lucide-react'
import { useState } from 'react'
import { ListFastAdds, SettleFastAdd, type FastAdd } from '../../../../server/src/modules/circulation/contract-desk.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Items that the desk added in a hurry: the cataloguers' tasks. */
export function AddedScreen() {
  const { words, call } = useDesk()
  const { work } = words
  const session = useSession()
  const [settling, setSettling] = useState<FastAdd>()
  const list = useQuery({
    queryKey: ['fast-adds'],
    queryFn: ({ signal }) => call(ListFastAdds, { query: { limit: 500 } }, signal),
  })
  useLiveRefresh(['loan'], [['fast-adds']])
  return (
    <>
      <PageHeader
        title={work.addedTitle}
        guide="lend-what-is-not-catalogued"
        crumbs={[{ label: work.lendList, href: '/desk' }]}
      >
        {work.addedText}
      </PageHeader>
      <Panel flush>
        <DataList<FastAdd>
          label={work.addedTitle}
          name="added-at-the-desk"
          columns={[
            {
              id: 'title',
              title: work.title,
              cell: (row) => (
                <TwoLines second={row.branchName}>
                  <Link href={`/catalogue/${row.bib}`}>{row.title}</Link>
                </TwoLines>
              ),
              text: (row) => row.title,
              sortBy: (row) => row.title,
            },
            {
              id: 'barcode',
              title: work.barcode,
              width: '168px',
              cell: (row) => <Barcode value={row.barcode} />,
              text: (row) => row.barcode,
            },
            {
              id: 'state',
              title: work.state,
              width: '130px',
              room: 'some',
              cell: (row) => (
                <Pill tone={row.status === 'on-loan' ? 'neutral' : 'warn'}>{words.itemStatuses[row.status]}</Pill>
              ),
              text: (row) => words.itemStatuses[row.status],
            },
            {
              id: 'at',
              title: work.at,
              width: '150px',
              room: 'wide',
              cell: (row) => (
                <TwoLines second={row.by}>
                  <When value={row.at} />
                </TwoLines>
              ),
              text: (row) => row.at,
              sortBy: (row) => row.at,
            },
            {
              id: 'settle',
              title: '',
              width: '120px',
              cell: (row) =>
                may(session, 'catalog:items') && (
                  <TextButton onPress={() => setSettling(row)}>{work.settle}</TextButton>
                ),
            },
          ]}
          rows={list.data?.rows}
          rowId={({ item }) => String(item)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={<EmptyState icon={BookPlus} title={work.addedEmpty} />}
        />
      </Panel>
      {settling && <Settle task={settling} onClose={() => setSettling(undefined)} />}
    </>
  )
}

function Settle({ task, onClose }: { readonly task: FastAdd; readonly onClose: () => void }) {
  const { words, call } = useDesk()
  const { work, problems } = words
  const queries = useQueryClient()
  const [bib, setBib] = useState('')
  const settle = useMutation({
    mutationFn: () =>
      call(SettleFastAdd, { params: { id: task.item }, body: bib.trim() === '' ? {} : { bib: Number(bib) } }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: ['fast-adds'] })
    },
  })
  return (
    <Dialog
      title={task.title}
      isOpen
      onClose={onClose}
      actions={
        <Button tone="primary" keys="Mod+Enter" isPending={settle.isPending} onPress={() => settle.mutate()}>
          {bib.trim() === '' ? work.settleHere : work.settle}
        </Button>
      }
    >
      {settle.error !== null && <Banner tone="stop" live title={sentenceFor(settle.error, problems)} />}
      <TextField label={work.settleOn} hint={work.settleHint} value={bib} onChange={setBib} inputMode="numeric" />
    </Dialog>
  )
}
