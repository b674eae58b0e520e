import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, Shapes } from 'lucide-react'
import { useState } from 'react'
import { PutItemType, type ItemType } from '../../../../server/src/modules/catalog/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { itemTypesKey, useItemTypes } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

/** Kinds of things that are lent alike. */
export function ItemTypesPage() {
  const { words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const types = useItemTypes()
  const mayChange = may(session, 'catalog:types')
  const asked = address.text('id')
  const open = types.find(({ code }) => code === asked)
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings['item-types']}
          name="item-types"
          columns={typeColumns(words)}
          rows={types}
          rowId={({ code }) => code}
          openRow={open?.code}
          onOpen={({ code }) => address.set({ id: code }, 'replace')}
          empty={<EmptyState icon={Shapes} title={words.settings.nothing} />}
          tools={
            mayChange && (
              <Button icon={Plus} onPress={() => address.set({ id: undefined }, 'replace')}>
                {words.settings.newType}
              </Button>
            )
          }
        />
      </Panel>
      {mayChange && <TypeForm key={asked} type={open} />}
    </div>
  )
}

function typeColumns({ settings }: Words): readonly Column<ItemType>[] {
  return [
    {
      id: 'name',
      title: settings.name,
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'code',
      title: settings.code,
      width: '40%',
      cell: ({ code }) => code,
      text: ({ code }) => code,
      sortBy: ({ code }) => code,
    },
  ]
}

function TypeForm({ type }: { readonly type: ItemType | undefined }) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const queries = useQueryClient()
  const [code, setCode] = useState(type?.code ?? '')
  const [name, setName] = useState(type?.name ?? '')
  const save = useMutation({
    mutationFn: () => call(PutItemType, { params: { code: code.trim() }, body: { name: name.trim() } }),
    onSuccess: async () => {
      announce(settings.saved)
      if (type === undefined) {
        setCode('')
        setName('')
      }
      await queries.invalidateQueries({ queryKey: itemTypesKey })
    },
  })
  return (
    <SaveForm
      title={type?.name ?? settings.newType}
      submit={type === undefined ? settings.add : settings.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['code', 'name']}
      canSave={code.trim() !== ''}
    >
      <TextField label={settings.name} value={name} onChange={setName} isRequired {...errorFor(save.error, 'name')} />
      <TextField
        label={settings.code}
        hint={settings.codeHint}
        value={code}
        onChange={setCode}
        isDisabled={type !== undefined}
        isRequired
        {...errorFor(save.error, 'code')}
      />
    </SaveForm>
  )
}
