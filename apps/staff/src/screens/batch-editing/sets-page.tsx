import { AskDialog } from '../../ui/ask-dialog.tsx'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Layers, Plus } from 'lucide-react'
import { useState } from 'react'
import { CreateRecordSet, ListRecordSets } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './batch-editing.module.css'
import { draftFromAddress, selectionOf } from './selection-draft.ts'
import { SelectionPicker } from './selection-picker.tsx'
import { setColumns } from './set-columns.tsx'

const limit = 100

/** Record sets: lists of records that are kept under a name. */
export function SetsPage() {
  const { words, call, format } = useDesk()
  const { batch } = words
  const address = useAddress()
  const goTo = useGoTo()
  const session = useSession()
  const making = address.text('new') !== undefined
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['record-sets', offset],
    queryFn: ({ signal }) => call(ListRecordSets, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      {may(session, 'catalog:batch') && (
        <div className={styles.buttons}>
          <Button icon={Plus} keys="F4" onPress={() => address.set({ new: '1' })}>
            {batch.newSet}
          </Button>
        </div>
      )}
      <Panel flush>
        <PagedList
          label={batch.sets}
          name="record-sets"
          columns={setColumns(words, format)}
          found={found}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => goTo(`/batch-editing/sets/${id}`)}
          empty={
            <EmptyState icon={Layers} title={batch.noSets}>
              {batch.noSetsText}
            </EmptyState>
          }
        />
      </Panel>
      {making && <NewSet onClose={() => address.set({ new: undefined })} />}
    </>
  )
}

function NewSet({ onClose }: { readonly onClose: () => void }) {
  const { words, call } = useDesk()
  const { batch } = words
  const queries = useQueryClient()
  const address = useAddress()
  const goTo = useGoTo()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [draft, setDraft] = useState(() => draftFromAddress(address))
  const make = useMutation({
    mutationFn: () => {
      const selection = selectionOf(draft)
      return call(CreateRecordSet, { body: { name: name.trim(), shared, ...(selection && { from: { selection } }) } })
    },
    onSuccess: async ({ set }) => {
      await queries.invalidateQueries({ queryKey: ['record-sets'] })
      goTo(`/batch-editing/sets/${set.id}`)
    },
  })
  return (
    <AskDialog
      title={batch.newSet}
      onClose={onClose}
      submit={batch.makeSet}
      isPending={make.isPending}
      isDisabled={name.trim() === ''}
      onSubmit={() => make.mutate()}
      error={make.error}
    >
      <TextField label={batch.name} value={name} onChange={setName} isRequired autoFocus />
      <SelectionPicker draft={draft} onChange={setDraft} />
      <Switch isSelected={shared} onChange={setShared}>
        {batch.sharedText}
      </Switch>
    </AskDialog>
  )
}
