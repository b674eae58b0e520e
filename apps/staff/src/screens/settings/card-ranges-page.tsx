import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IdCard } from 'lucide-react'
import { useState } from 'react'
import {
  AddCardRange,
  ListCardRanges,
  RemoveCardRange,
  type CardRange,
} from '../../../../server/src/modules/patrons/contract-cards.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

const key = ['card-ranges'] as const
const anywhere = '-'

/** Ranges of card numbers, by branch or for all. */
export function CardRangesPage() {
  const { call, words } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const mayChange = may(session, 'patrons:categories')
  const found = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListCardRanges, {}, signal) })
  const remove = async (id: number) => {
    await call(RemoveCardRange, { params: { id } })
    await queries.invalidateQueries({ queryKey: key })
  }
  const nameOf = (id: number | null) => branches.find((branch) => branch.id === id)?.name ?? words.people.anyBranch
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings['card-ranges']}
          name="card-ranges"
          columns={columnsOf(words, nameOf, mayChange ? (id) => void remove(id) : undefined)}
          rows={found.data?.rows}
          rowId={({ id }) => String(id)}
          {...(found.isError && { error: found.error, onRetry: () => void found.refetch() })}
          empty={<EmptyState icon={IdCard} title={words.settings.nothing} />}
        />
      </Panel>
      {mayChange && <RangeForm />}
    </div>
  )
}

function columnsOf(
  { people, patrons }: Words,
  nameOf: (id: number | null) => string,
  remove: ((id: number) => void) | undefined,
): readonly Column<CardRange>[] {
  return [
    { id: 'first', title: people.first, cell: ({ first }) => first, text: ({ first }) => first },
    { id: 'last', title: people.last, cell: ({ last }) => last, text: ({ last }) => last },
    {
      id: 'next',
      title: people.nextFree,
      room: 'wide',
      cell: ({ next }) => next ?? people.usedUp,
      text: ({ next }) => next ?? people.usedUp,
    },
    {
      id: 'branch',
      title: patrons.branch,
      width: '22%',
      room: 'wide',
      cell: ({ branch }) => nameOf(branch),
      text: ({ branch }) => nameOf(branch),
    },
    ...(remove
      ? [
          {
            id: 'actions',
            title: patrons.actions,
            width: '110px',
            align: 'end' as const,
            cell: ({ id }: CardRange) => (
              <Button size="small" onPress={() => remove(id)}>
                {people.remove}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

function RangeForm() {
  const { words, call, announce } = useDesk()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const { settings, people, patrons } = words
  const [first, setFirst] = useState('')
  const [last, setLast] = useState('')
  const [branch, setBranch] = useState(anywhere)
  const save = useMutation({
    mutationFn: () =>
      call(AddCardRange, {
        body: { first: first.trim(), last: last.trim(), branch: branch === anywhere ? null : Number(branch) },
      }),
    onSuccess: async () => {
      announce(settings.saved)
      setFirst('')
      setLast('')
      await queries.invalidateQueries({ queryKey: key })
    },
  })
  return (
    <SaveForm
      title={people.newRange}
      submit={settings.add}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['first', 'last']}
      canSave={first.trim() !== '' && last.trim() !== ''}
    >
      <TextField
        label={people.first}
        mono
        value={first}
        onChange={setFirst}
        isRequired
        {...errorFor(save.error, 'first')}
      />
      <TextField
        label={people.last}
        mono
        value={last}
        onChange={setLast}
        isRequired
        {...errorFor(save.error, 'last')}
      />
      <Select
        label={patrons.branch}
        value={branch}
        onChange={setBranch}
        choices={[
          { id: anywhere, label: people.anyBranch },
          ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
      />
    </SaveForm>
  )
}
