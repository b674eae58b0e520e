import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Network, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeBranchGroup,
  CreateBranchGroup,
  DeleteBranchGroup,
  type BranchGroup,
} from '../../../../server/src/modules/org/contract-groups.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { branchGroupsKey, nameOf, useBranches, useBranchGroups } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

/** Groups of branches across the tree. */
export function GroupsPage() {
  const { words, call, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const groups = useBranchGroups()
  const branches = useBranches()
  const [changing, setChanging] = useState<BranchGroup>()
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteBranchGroup, { params: { id } }),
    onSuccess: async () => {
      announce(words.branchGroups.saved)
      setChanging(undefined)
      await queries.invalidateQueries({ queryKey: branchGroupsKey })
    },
  })
  const mayChange = may(session, 'org:branches')
  const members = (group: BranchGroup) => group.branches.map((branch) => nameOf(branches, branch)).join(', ')
  const columns: readonly Column<BranchGroup>[] = [
    {
      id: 'name',
      title: words.branchGroups.name,
      width: '34%',
      cell: (group) => <TwoLines second={group.note === '' ? undefined : group.note}>{group.name}</TwoLines>,
      text: (group) => group.name,
      sortBy: (group) => group.name,
    },
    {
      id: 'code',
      title: words.branchGroups.code,
      width: '110px',
      cell: (group) => group.code,
      text: (group) => group.code,
      sortBy: (group) => group.code,
    },
    { id: 'branches', title: words.branchGroups.branches, room: 'some', cell: members, text: members },
    ...(mayChange
      ? [
          {
            id: 'actions',
            title: words.branchGroups.change,
            width: '92px',
            align: 'end' as const,
            cell: (group: BranchGroup) => (
              <>
                <IconButton
                  icon={Pencil}
                  label={words.branchGroups.changeOf(group.name)}
                  onPress={() => setChanging(group)}
                />
                <IconButton
                  icon={Trash2}
                  label={words.branchGroups.removeOf(group.name)}
                  onPress={() => remove.mutate(group.id)}
                />
              </>
            ),
          },
        ]
      : []),
  ]
  return (
    <div className={styles.columns}>
      <div className={styles.stacked}>
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
        <Panel flush>
          <DataList
            label={words.branchGroups.list}
            name="branch-groups"
            columns={columns}
            rows={groups}
            rowId={({ id }) => String(id)}
            empty={
              <EmptyState icon={Network} title={words.branchGroups.emptyTitle}>
                {words.branchGroups.emptyText}
              </EmptyState>
            }
          />
        </Panel>
      </div>
      {mayChange && <GroupForm key={changing?.id ?? 'new'} group={changing} onDone={() => setChanging(undefined)} />}
    </div>
  )
}

function GroupForm({ group, onDone }: { readonly group: BranchGroup | undefined; readonly onDone: () => void }) {
  const { words, call, announce } = useDesk()
  const { branchGroups } = words
  const queries = useQueryClient()
  const branches = useBranches()
  const fresh = { code: '', name: '', note: '', branches: [] as readonly number[] }
  const [draft, setDraft] = useState(group ?? fresh)
  const set = (change: Partial<typeof fresh>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { code, name, note } = draft
      const body = { code, name, note, branches: [...draft.branches] }
      return group ? call(ChangeBranchGroup, { params: { id: group.id }, body }) : call(CreateBranchGroup, { body })
    },
    onSuccess: async () => {
      announce(branchGroups.saved)
      setDraft(fresh)
      onDone()
      await queries.invalidateQueries({ queryKey: branchGroupsKey })
    },
  })
  return (
    <SaveForm
      title={group ? branchGroups.change : branchGroups.newGroup}
      submit={group ? branchGroups.save : branchGroups.add}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['code', 'name']}
      canSave={draft.branches.length > 0}
      onCancel={group && onDone}
    >
      <TextField
        label={branchGroups.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        isRequired
        {...errorFor(save.error, 'name')}
      />
      <TextField
        label={branchGroups.code}
        hint={branchGroups.codeHint}
        value={draft.code}
        onChange={(code) => set({ code })}
        isRequired
        {...errorFor(save.error, 'code')}
      />
      <TextField label={branchGroups.note} value={draft.note} onChange={(note) => set({ note })} />
      <fieldset className={styles.choices}>
        <legend>{branchGroups.branches}</legend>
        <p>{branchGroups.branchesHint}</p>
        {branches.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={draft.branches.includes(id)}
            onChange={(on) =>
              set({ branches: on ? [...draft.branches, id] : draft.branches.filter((one) => one !== id) })
            }
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
    </SaveForm>
  )
}
