import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileCog } from 'lucide-react'
import { useState } from 'react'
import { ListBatchTasks, ListFileEdits } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { upload, type Sent } from '../../upload.ts'
import styles from './batch-editing.module.css'
import { FileChanges } from './file-changes.tsx'
import { fileColumns } from './file-columns.tsx'

const limit = 50

/** Tasks run over files of records: nothing of the catalogue changes, the result is fetched as a file. */
export function FilesPage() {
  const { words, call, format } = useDesk()
  const { batch } = words
  const address = useAddress()
  const queries = useQueryClient()
  const { csrf } = useSession()
  const [task, setTask] = useState<string>()
  const [sent, setSent] = useState<Sent>()
  const [error, setError] = useState<unknown>()
  const offset = address.number('offset') ?? 0
  const open = address.number('file')
  const tasks = useQuery({
    queryKey: ['batch-tasks', 'all'],
    queryFn: ({ signal }) => call(ListBatchTasks, { query: { limit: 1000 } }, signal),
  })
  const found = useQuery({
    queryKey: ['file-edits', offset],
    queryFn: ({ signal }) => call(ListFileEdits, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.rows.some((row) => row.state === 'running' || row.state === 'waiting') ? 1500 : false,
  })
  useLiveRefresh(['job'], [['file-edits']])
  const send = async (files: readonly File[]) => {
    setError(undefined)
    try {
      for (const file of files) {
        const target = `/api/v1/file-edits?${new URLSearchParams({ name: file.name, task: task ?? '' }).toString()}`
        await upload({
          address: target,
          file,
          csrf,
          words: words.problems,
          onProgress: setSent,
          signal: new AbortController().signal,
        })
      }
    } catch (thrown) {
      setError(thrown)
    }
    setSent(undefined)
    await queries.invalidateQueries({ queryKey: ['file-edits'] })
  }
  const shown = found.data?.rows.find(({ id }) => id === open)
  return (
    <>
      <Panel>
        <div className={styles.form}>
          {error !== undefined && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
          <Select
            label={batch.fileTask}
            value={task}
            onChange={setTask}
            choices={(tasks.data?.rows ?? []).map(({ id, name, folder }) => ({
              id: String(id),
              label: name,
              ...(folder !== '' && { detail: folder }),
            }))}
          />
          {task === undefined ? (
            <p className={styles.second}>{batch.chooseTaskFirst}</p>
          ) : (
            <FileDrop
              several
              label={batch.dropFile}
              dropping={batch.droppingFile}
              hint={batch.dropFileHint}
              onFiles={(files) => void send(files)}
            />
          )}
          {sent && <ProgressBar label={batch.sending} done={sent.sent} total={sent.total} />}
        </div>
      </Panel>
      <Panel flush>
        <PagedList
          label={batch.files}
          name="file-edits"
          columns={fileColumns(words, format)}
          found={found}
          limit={limit}
          rowId={({ id }) => String(id)}
          openRow={open === undefined ? undefined : String(open)}
          onOpen={({ id }) => address.set({ file: id === open ? undefined : id })}
          forgets={['file']}
          empty={
            <EmptyState icon={FileCog} title={batch.noFiles}>
              {batch.noFilesText}
            </EmptyState>
          }
        />
      </Panel>
      {shown && <FileChanges file={shown} />}
    </>
  )
}
