import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Waves } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeFloatingGroup,
  CreateFloatingGroup,
  DeleteFloatingGroup,
  GetFloatingBalance,
  ListFloatingGroups,
  type FloatingGroup,
} from '../../../../server/src/modules/circulation/contract-transits.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { nameOf, useBranches, useItemTypes, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './moving.module.css'

/** Floating: what stays where it comes in, and how it has spread. */
export function FloatingView() {
  const { words, call } = useDesk()
  const { moving } = words
  const session = useSession()
  const address = useAddress()
  const branches = useBranches()
  const open = address.number('group')
  const list = useQuery({
    queryKey: ['moving', 'floating'],
    queryFn: ({ signal }) => call(ListFloatingGroups, {}, signal),
  })
  const chosen = list.data?.rows.find(({ id }) => id === open)
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Panel flush>
          <DataList<FloatingGroup>
            label={moving.floating}
            name="floating-groups"
            columns={[
              {
                id: 'name',
                title: moving.group,
                cell: (row) => (
                  <TwoLines second={row.branches.map((id) => nameOf(branches, id)).join(', ')}>{row.name}</TwoLines>
                ),
                text: (row) => row.name,
                sortBy: (row) => row.name,
              },
              {
                id: 'state',
                title: moving.state,
                width: '110px',
                cell: (row) => (
                  <Pill tone={row.active ? 'ok' : 'neutral'}>{row.active ? moving.active : moving.paused}</Pill>
                ),
                text: (row) => (row.active ? moving.active : moving.paused),
              },
            ]}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open)}
            onOpen={({ id }) => address.set({ group: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={Waves} title={moving.noGroup}>
                {moving.noGroupText}
              </EmptyState>
            }
          />
        </Panel>
        {chosen && <Balance group={chosen} />}
      </div>
      {may(session, 'circulation:rotas') && (
        <GroupForm key={chosen?.id ?? 'new'} group={chosen} onDone={(id) => address.set({ group: id }, 'replace')} />
      )}
    </div>
  )
}

function Balance({ group }: { readonly group: FloatingGroup }) {
  const { words, call, format } = useDesk()
  const { moving } = words
  const balance = useQuery({
    queryKey: ['moving', 'balance', group.id],
    queryFn: ({ signal }) => call(GetFloatingBalance, { params: { id: group.id } }, signal),
  })
  const figure = (id: 'owned' | 'here' | 'out', title: string) => ({
    id,
    title,
    width: '120px',
    align: 'end' as const,
    cell: (row: Readonly<Record<'owned' | 'here' | 'out', number>>) => format.count(row[id]),
    text: (row: Readonly<Record<'owned' | 'here' | 'out', number>>) => row[id],
    sortBy: (row: Readonly<Record<'owned' | 'here' | 'out', number>>) => row[id],
  })
  return (
    <Panel title={moving.balance} flush>
      <DataList
        label={moving.balance}
        name="floating-balance"
        columns={[
          { id: 'branch', title: moving.branch, cell: (row) => row.branchName, text: (row) => row.branchName },
          figure('owned', moving.owned),
          figure('here', moving.here),
          figure('out', moving.out),
        ]}
        rows={balance.data?.rows}
        rowId={({ branch }) => String(branch)}
        error={balance.error ?? undefined}
        onRetry={() => void balance.refetch()}
        empty={<EmptyState icon={Waves} title={moving.noGroup} />}
      />
    </Panel>
  )
}

interface TicksProps<T extends string | number> {
  readonly label: string
  readonly hint?: string
  readonly choices: readonly { readonly id: T; readonly name: string }[]
  readonly value: readonly T[]
  readonly onChange: (value: readonly T[]) => void
}

function Ticks<T extends string | number>({ label, hint, choices, value, onChange }: TicksProps<T>) {
  if (choices.length === 0) return null
  return (
    <fieldset className={styles.ticks}>
      <legend>{label}</legend>
      {hint !== undefined && hint !== '' && <p>{hint}</p>}
      {choices.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={value.includes(id)}
          onChange={(ticked) => onChange(ticked ? [...value, id] : value.filter((one) => one !== id))}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  )
}

function GroupForm({
  group,
  onDone,
}: {
  readonly group: FloatingGroup | undefined
  readonly onDone: (id?: number) => void
}) {
  const { words, call, announce } = useDesk()
  const { moving } = words
  const queries = useQueryClient()
  const [branches, locations, types] = [useBranches(), useLocations(), useItemTypes()]
  const [draft, setDraft] = useState({
    name: group?.name ?? '',
    active: group?.active ?? true,
    branches: group?.branches ?? [],
    excluded: group?.excluded ?? [],
    locations: group?.locations ?? [],
    itemTypes: group?.itemTypes ?? [],
  })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const again = () => queries.invalidateQueries({ queryKey: ['moving'] })
  const save = useMutation({
    mutationFn: () =>
      group
        ? call(ChangeFloatingGroup, { params: { id: group.id }, body: draft })
        : call(CreateFloatingGroup, { body: draft }),
    onSuccess: async ({ id }) => {
      announce(moving.saved)
      await again()
      onDone(id)
    },
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteFloatingGroup, { params: { id } }),
    onSuccess: async () => {
      announce(moving.removed)
      onDone()
      await again()
    },
  })
  return (
    <SaveForm
      title={group?.name ?? moving.newGroup}
      submit={moving.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error ?? remove.error}
      fields={['name']}
      canSave={draft.name.trim() !== '' && draft.branches.length > 0}
      onCancel={group && (() => onDone())}
    >
      <TextField
        label={moving.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        isRequired
        {...errorFor(save.error, 'name')}
      />
      <Ticks
        label={moving.branches}
        hint={moving.branchesHint}
        choices={branches}
        value={draft.branches}
        onChange={(ids) => set({ branches: [...ids] })}
      />
      <Ticks
        label={moving.excluded}
        choices={branches.filter(({ id, kind }) => kind === 'branch' && !draft.branches.includes(id))}
        value={draft.excluded}
        onChange={(ids) => set({ excluded: [...ids] })}
      />
      <Ticks
        label={moving.types}
        hint={draft.itemTypes.length === 0 ? moving.anyType : ''}
        choices={types.map(({ code, name }) => ({ id: code, name }))}
        value={draft.itemTypes}
        onChange={(codes) => set({ itemTypes: [...codes] })}
      />
      <Ticks
        label={moving.shelves}
        hint={draft.locations.length === 0 ? moving.anyShelf : ''}
        choices={locations.map(({ id, name, branch }) => ({
          id,
          name: branch === null ? name : `${name}, ${nameOf(branches, branch)}`,
        }))}
        value={draft.locations}
        onChange={(ids) => set({ locations: [...ids] })}
      />
      <Switch isSelected={draft.active} onChange={(active) => set({ active })}>
        {moving.active}
      </Switch>
      {group && (
        <Button isPending={remove.isPending} onPress={() => remove.mutate(group.id)}>
          {moving.remove}
        </Button>
      )}
    </SaveForm>
  )
}
