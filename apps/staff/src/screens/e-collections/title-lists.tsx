import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { ListLists, type Collection, type TitleList } from '../../../../server/src/modules/e-collections/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { upload, type Sent } from '../../upload.ts'
import styles from './e-collections.module.css'
import { ListPanel } from './list-panel.tsx'
import { isUnderWay, ListState } from './list-state.tsx'

interface TitleListsProps {
  readonly of: Collection
  readonly onChanged: () => void
}

/** Lists of titles that were brought to a collection, and a place for the next one. */
export function TitleLists({ of: { id }, onChanged }: TitleListsProps) {
  const { words, call, format } = useDesk()
  const { eCollections } = words
  const address = useAddress()
  const queries = useQueryClient()
  const { csrf } = useSession()
  const [mode, setMode] = useState<TitleList['mode']>('replace')
  const [sent, setSent] = useState<Sent>()
  const [error, setError] = useState<unknown>()
  const open = address.number('list')
  const lists = useQuery({
    queryKey: ['e-collection', id, 'lists'],
    queryFn: ({ signal }) => call(ListLists, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data?.rows.some(isUnderWay) === true ? 1500 : false),
  })
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['e-collection', id] })
    onChanged()
  }
  const send = async (file: File) => {
    setError(undefined)
    try {
      const target = `/api/v1/e-collections/${id}/lists?${new URLSearchParams({ name: file.name, mode }).toString()}`
      await upload({
        address: target,
        file,
        csrf,
        words: words.problems,
        onProgress: setSent,
        signal: new AbortController().signal,
      })
      const newest = (await call(ListLists, { params: { id } })).rows[0]
      address.set({ list: newest?.id })
    } catch (thrown) {
      setError(thrown)
    }
    setSent(undefined)
    await refresh()
  }
  const result = (row: TitleList) =>
    row.said === '' && row.state !== 'reading' ? eCollections.counts(row.added, row.changed, row.withdrawn) : row.said
  const columns: readonly Column<TitleList>[] = [
    {
      id: 'file',
      title: eCollections.file,
      cell: ({ fileName }) => <bdi>{fileName}</bdi>,
      text: ({ fileName }) => fileName,
    },
    {
      id: 'when',
      title: eCollections.when,
      width: '160px',
      room: 'some',
      cell: ({ at }) => format.when(at),
      text: ({ at }) => at,
    },
    { id: 'by', title: eCollections.by, width: '120px', room: 'widest', cell: ({ by }) => by, text: ({ by }) => by },
    {
      id: 'state',
      title: eCollections.state,
      width: '150px',
      cell: ({ state }) => <ListState state={state} />,
      text: ({ state }) => eCollections[`states.${state}`],
    },
    { id: 'result', title: eCollections.result, room: 'wide', cell: result, text: result },
  ]
  const shown = lists.data?.rows.find((row) => row.id === open)
  return (
    <div className={styles.stack}>
      <Panel>
        <div className={styles.stack}>
          {error !== undefined && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
          <Select
            label={eCollections.mode}
            value={mode}
            onChange={(next) => setMode(next === 'update' ? 'update' : 'replace')}
            choices={[
              { id: 'replace', label: eCollections['modes.replace'] },
              { id: 'update', label: eCollections['modes.update'] },
            ]}
          />
          <FileDrop
            label={eCollections.drop}
            dropping={eCollections.dropping}
            hint={eCollections.formats}
            onFiles={([file]) => file && void send(file)}
          />
          {sent && <ProgressBar label={eCollections.sending} done={sent.sent} total={sent.total} />}
        </div>
      </Panel>
      {shown && <ListPanel key={shown.id} of={shown} onChanged={() => void refresh()} />}
      <Panel flush>
        <DataList
          label={eCollections.lists}
          columns={columns}
          rows={lists.data?.rows}
          rowId={(row) => String(row.id)}
          error={lists.error ?? undefined}
          onRetry={() => void lists.refetch()}
          openRow={open === undefined ? undefined : String(open)}
          onOpen={(row) => address.set({ list: row.id === open ? undefined : row.id })}
          empty={
            <EmptyState icon={FileText} title={eCollections.noLists}>
              {eCollections.noListsText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}
