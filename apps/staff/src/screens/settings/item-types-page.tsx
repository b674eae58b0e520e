import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Shapes } from 'lucide-react'
import { useState } from 'react'
import { PutItemType, type ItemType } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { itemTypesKey, useItemTypes } from '../../reference.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { CodeForm, type Coded } from './code-form.tsx'
import { CodeList, codeColumn, nameColumn } from './code-list.tsx'

/** Kinds of things that are lent alike. */
export function ItemTypesPage() {
  const { words } = useDesk()
  return (
    <CodeList
      label={words.settings['item-types']}
      name="item-types"
      columns={typeColumns(words)}
      rows={useItemTypes()}
      icon={Shapes}
      add={words.settings.newType}
      permission="catalog:types"
      form={(open) => <TypeForm key={open?.code} type={open} />}
    />
  )
}

function typeColumns(words: Words): readonly Column<ItemType>[] {
  return [nameColumn(words), { ...codeColumn(words, '40%'), sortBy: ({ code }) => code }]
}

function TypeForm({ type }: { readonly type: ItemType | undefined }) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Coded>({ code: type?.code ?? '', name: type?.name ?? '' })
  const save = useMutation({
    mutationFn: () => call(PutItemType, { params: { code: draft.code.trim() }, body: { name: draft.name.trim() } }),
    onSuccess: async () => {
      announce(settings.saved)
      if (type === undefined) setDraft({ code: '', name: '' })
      await queries.invalidateQueries({ queryKey: itemTypesKey })
    },
  })
  return <CodeForm row={type} add={settings.newType} draft={draft} onChange={setDraft} save={save} />
}
