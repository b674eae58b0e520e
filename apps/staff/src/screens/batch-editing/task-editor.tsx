import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Copy, Download, Ellipsis, Eye, History, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeBatchTask,
  CopyBatchTask,
  CreateBatchTask,
  DeleteBatchTask,
  type BatchTask,
  type TaskText,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { saveFile } from '../../ui/data-list/csv.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './batch-editing.module.css'
import { StepsEditor } from './steps-editor.tsx'
import { TaskVersions } from './task-versions.tsx'
import { TryPanel } from './try-panel.tsx'

/** A task being written: its name and place, its steps, and a try on a few records beside them. */
export function TaskEditor({ task: saved }: { readonly task?: BatchTask }) {
  const { words, call, announce } = useDesk()
  const { batch } = words
  const queries = useQueryClient()
  const goTo = useGoTo()
  const session = useSession()
  const [name, setName] = useState(saved?.name ?? '')
  const [note, setNote] = useState(saved?.note ?? '')
  const [folder, setFolder] = useState(saved?.folder ?? '')
  const [shared, setShared] = useState(saved?.shared ?? true)
  const [steps, setSteps] = useState<TaskText['steps']>(saved?.task.steps ?? [])
  const [looking, setLooking] = useState(false)
  const task: TaskText = { name: name.trim(), ...(note.trim() !== '' && { note: note.trim() }), steps }
  const body = { task, folder: folder.trim(), shared }
  const done = async (next: BatchTask) => {
    queries.setQueryData(['batch-task', next.id], next)
    await queries.invalidateQueries({ queryKey: ['batch-tasks'] })
  }
  const save = useMutation({
    mutationFn: () =>
      saved
        ? call(ChangeBatchTask, { params: { id: saved.id }, body: { ...body, version: saved.version } })
        : call(CreateBatchTask, { body }),
    onSuccess: async (next) => {
      announce(batch.saved)
      await done(next)
      if (!saved) goTo(`/batch-editing/tasks/${next.id}`)
    },
  })
  const copy = useMutation({
    mutationFn: () => call(CopyBatchTask, { params: { id: saved?.id ?? 0 }, body: {} }),
    onSuccess: async (next) => {
      await done(next)
      goTo(`/batch-editing/tasks/${next.id}`)
    },
  })
  const end = useMutation({
    mutationFn: () => call(DeleteBatchTask, { params: { id: saved?.id ?? 0 } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['batch-tasks'] })
      goTo('/batch-editing/tasks')
    },
  })
  const error = save.error ?? copy.error ?? end.error
  const mayWrite = may(session, 'catalog:batch')
  return (
    <>
      <PageHeader
        title={saved?.name ?? batch.newTask}
        guide="tasks"
        crumbs={[{ label: batch.tasks, href: '/batch-editing/tasks' }]}
        actions={
          <>
            {saved && (
              <>
                <Menu
                  label={batch.more}
                  trigger={<IconButton icon={Ellipsis} label={batch.more} framed />}
                  groups={[
                    {
                      id: 'more',
                      lines: [
                        { id: 'versions', label: batch.versions, icon: History, run: () => setLooking(true) },
                        { id: 'copy', label: batch.copy, icon: Copy, run: () => copy.mutate() },
                        {
                          id: 'json',
                          label: batch.saveAsFile,
                          icon: Download,
                          run: () => saveFile(`${saved.name}.json`, JSON.stringify(saved.task, null, 2)),
                        },
                        { id: 'delete', label: batch.deleteTask, icon: Trash2, danger: true, run: () => end.mutate() },
                      ],
                    },
                  ]}
                />
                <ButtonLink icon={Eye} href={`/batch-editing/edits/new?task=${saved.id}`}>
                  {batch.use}
                </ButtonLink>
              </>
            )}
            {mayWrite && (
              <Button
                tone="primary"
                keys="Mod+Enter"
                isPending={save.isPending}
                isDisabled={name.trim() === ''}
                onPress={() => save.mutate()}
              >
                {batch.save}
              </Button>
            )}
          </>
        }
      >
        {saved && batch.version(saved.version, saved.changedBy)}
      </PageHeader>
      {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      <div className={styles.bench}>
        <div className={styles.stack}>
          <Panel title={batch.task}>
            <div className={styles.form}>
              <TextField label={batch.name} value={name} onChange={setName} isRequired />
              <TextField label={batch.folder} hint={batch.folderHint} value={folder} onChange={setFolder} />
              <TextField label={batch.note} lines={2} value={note} onChange={setNote} />
              <Switch isSelected={shared} onChange={setShared}>
                {batch.sharedText}
              </Switch>
            </div>
          </Panel>
          <TryPanel task={{ ...task, name: task.name || batch.unnamed }} selection={undefined} />
        </div>
        <Panel title={batch.steps} flush>
          <StepsEditor task={task} {...(mayWrite && { onChange: setSteps })} />
        </Panel>
      </div>
      {saved && looking && <TaskVersions task={saved} onClose={() => setLooking(false)} />}
    </>
  )
}
