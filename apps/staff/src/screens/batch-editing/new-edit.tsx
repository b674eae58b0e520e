import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import {
  BeginBatchRun,
  GetBatchTask,
  ListBatchTasks,
  type TaskText,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './batch-editing.module.css'
import { draftFromAddress, selectionOf } from './selection-draft.ts'
import { SelectionPicker } from './selection-picker.tsx'
import { StepsEditor } from './steps-editor.tsx'
import { firstSteps } from './first-steps.ts'
import { TryPanel } from './try-panel.tsx'

const own = 'own'

/** A batch edit before it begins: which records, and what is done to them. Nothing is written by this page. */
export function NewEdit() {
  const { words, call } = useDesk()
  const { batch } = words
  const address = useAddress()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const [selected, setSelected] = useState(() => draftFromAddress(address))
  const [steps, setSteps] = useState<TaskText['steps']>(() =>
    firstSteps(address.text('finding'), address.text('field'), address.text('subfield')),
  )
  const [name, setName] = useState('')
  const [why, setWhy] = useState('')
  const chosen = address.number('task')
  const tasks = useQuery({
    queryKey: ['batch-tasks', 'all'],
    queryFn: ({ signal }) => call(ListBatchTasks, { query: { limit: 1000 } }, signal),
  })
  const saved = useQuery({
    queryKey: ['batch-task', chosen],
    queryFn: ({ signal }) => call(GetBatchTask, { params: { id: chosen ?? 0 } }, signal),
    enabled: chosen !== undefined,
  })
  const selection = selectionOf(selected)
  const task: TaskText =
    chosen === undefined ? { name: name.trim() || batch.unnamed, steps } : (saved.data?.task ?? { name: '', steps: [] })
  const begin = useMutation({
    mutationFn: () =>
      call(BeginBatchRun, {
        body: {
          ...(chosen === undefined ? { task } : { taskId: chosen }),
          selection: selection ?? { bibs: [] },
          ...(name.trim() !== '' && { name: name.trim() }),
          ...(why.trim() !== '' && { why: why.trim() }),
        },
      }),
    onSuccess: (run) => {
      void queries.invalidateQueries({ queryKey: ['batch-edits'] })
      goTo(`/batch-editing/edits/${run.id}`)
    },
  })
  // A saved task need not have come here to be run: the server has it.
  const ready = selection !== undefined && (chosen !== undefined || steps.length > 0)
  return (
    <>
      <PageHeader
        title={batch.newEdit}
        guide="batch-edit"
        crumbs={[{ label: batch.title, href: '/batch-editing/edits' }]}
        actions={
          <Button
            tone="primary"
            icon={Eye}
            keys="Mod+Enter"
            isPending={begin.isPending}
            isDisabled={!ready}
            onPress={() => begin.mutate()}
          >
            {batch.preview}
          </Button>
        }
      >
        {batch.newEditText}
      </PageHeader>
      {begin.isError && <Banner tone="stop" live title={sentenceFor(begin.error, words.problems)} />}
      <div className={styles.bench}>
        <div className={styles.stack}>
          <Panel title={batch.whichRecords}>
            <SelectionPicker draft={selected} onChange={setSelected} />
          </Panel>
          <Panel title={batch.named}>
            <div className={styles.form}>
              <TextField label={batch.name} hint={batch.nameHint} value={name} onChange={setName} />
              <TextField label={batch.why} hint={batch.whyHint} value={why} onChange={setWhy} />
            </div>
          </Panel>
        </div>
        <div className={styles.stack}>
          <Panel
            title={batch.whatIsDone}
            actions={
              <Select
                label={batch.task}
                hideLabel
                value={chosen === undefined ? own : String(chosen)}
                onChange={(id) => address.set({ task: id === own ? undefined : id }, 'replace')}
                choices={[
                  { id: own, label: batch.ownSteps },
                  ...(tasks.data?.rows ?? []).map(({ id, name: label, folder }) => ({
                    id: String(id),
                    label,
                    ...(folder !== '' && { detail: folder }),
                  })),
                ]}
              />
            }
            flush
          >
            <StepsEditor task={task} {...(chosen === undefined && { onChange: setSteps })} />
          </Panel>
          <TryPanel task={task} selection={selection} />
        </div>
      </div>
    </>
  )
}
