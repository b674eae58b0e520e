import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ImportBatchTasks } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readTaskFiles, type TaskFile } from './read-task-files.ts'
import { TaskVerdicts } from './task-verdicts.tsx'

/** Brings task files in: first what becomes of each of their instructions, then the saving. */
export function ImportTasks({ onClose }: { readonly onClose: () => void }) {
  const { words, call, announce } = useDesk()
  const { batch } = words
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly TaskFile[]>([])
  const [folder, setFolder] = useState('')
  const look = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const read = await readTaskFiles(chosen)
      setFiles(read)
      return call(ImportBatchTasks, { body: { files: [...read] } })
    },
  })
  const save = useMutation({
    mutationFn: () => call(ImportBatchTasks, { body: { files: [...files], save: true, folder: folder.trim() } }),
    onSuccess: async ({ files: saved }) => {
      announce(batch.imported(saved.length))
      await queries.invalidateQueries({ queryKey: ['batch-tasks'] })
      onClose()
    },
  })
  const found = look.data?.files ?? []
  const good = found.filter(({ task }) => task !== null).length
  const error = look.error ?? save.error
  return (
    <AskDialog
      title={batch.importTasks}
      size="wide"
      onClose={onClose}
      submit={batch.importCount(good)}
      isPending={save.isPending}
      isDisabled={good === 0}
      onSubmit={() => save.mutate()}
      error={error}
    >
      <FileDrop
        several
        label={batch.dropTasks}
        dropping={batch.droppingTasks}
        hint={batch.dropTasksHint}
        onFiles={(chosen) => look.mutate(chosen)}
      />
      {found.map((file) => (
        <TaskVerdicts key={file.file} file={file} />
      ))}
      {good > 0 && <TextField label={batch.folder} hint={batch.folderHint} value={folder} onChange={setFolder} />}
    </AskDialog>
  )
}
