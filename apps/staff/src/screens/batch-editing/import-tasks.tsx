import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ImportBatchTasks } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './batch-editing.module.css'
import { readTaskFiles, type TaskFile } from './read-task-files.ts'
import { TaskVerdicts } from './task-verdicts.tsx'

/** Brings task files in: first what becomes of each of their instructions, then the saving. */
export function ImportTasks({ onClose }: { readonly onClose: () => void }) {
  const { words, call, announce } = useDesk()
  const { batch, ui } = words
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
    <Dialog
      title={batch.importTasks}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {ui.cancel}
          </Button>
          <Button
            tone="primary"
            keys="Mod+Enter"
            isPending={save.isPending}
            isDisabled={good === 0}
            onPress={() => save.mutate()}
          >
            {batch.importCount(good)}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
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
      </div>
    </Dialog>
  )
}
