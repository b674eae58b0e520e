import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { PutField, RemoveField, type Field } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLibraryFields } from '../patrons/library-fields.tsx'
import { CodeForm, type Coded } from './code-form.tsx'
import { codeColumn, CodeList, nameColumn } from './code-list.tsx'
import { errorFor } from './save-form.tsx'

/** What the library wants to know of patrons beyond what Carrel asks. */
export function PatronFieldsPage() {
  const { words } = useDesk()
  return (
    <CodeList
      label={words.settings['patron-fields']}
      name="patron-fields"
      columns={columnsOf(words)}
      rows={useLibraryFields()}
      icon={ListPlus}
      add={words.people.newField}
      permission="patrons:categories"
      form={(open) => <FieldForm key={open?.code} field={open} />}
    />
  )
}

function columnsOf(words: Words): readonly Column<Field>[] {
  const { people, fieldKinds } = words
  return [
    nameColumn(words),
    codeColumn(words, '26%'),
    {
      id: 'kind',
      title: people.kind,
      width: '26%',
      cell: ({ kind }) => fieldKinds[kind],
      text: ({ kind }) => fieldKinds[kind],
    },
  ]
}

function FieldForm({ field }: { readonly field: Field | undefined }) {
  const { words, call, announce } = useDesk()
  const address = useAddress()
  const queries = useQueryClient()
  const { settings, people, fieldKinds } = words
  const [draft, setDraft] = useState<Coded>({ code: field?.code ?? '', name: field?.name ?? '' })
  const [kind, setKind] = useState<Field['kind']>(field?.kind ?? 'text')
  const [choices, setChoices] = useState((field?.choices ?? []).join('\n'))
  const [flags, setFlags] = useState({
    required: field?.required ?? false,
    searchable: field?.searchable ?? false,
    once: field?.once ?? false,
    shown: field?.shown ?? false,
  })
  const done = async () => {
    announce(settings.saved)
    await queries.invalidateQueries({ queryKey: ['patron-fields'] })
  }
  const save = useMutation({
    mutationFn: () =>
      call(PutField, {
        params: { code: draft.code.trim() },
        body: {
          name: draft.name.trim(),
          kind,
          choices: choices
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
          ...flags,
        },
      }),
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: () => call(RemoveField, { params: { code: draft.code } }),
    onSuccess: async () => {
      address.set({ id: undefined }, 'replace')
      await done()
    },
  })
  const flag = (key: keyof typeof flags) => (
    <Checkbox isSelected={flags[key]} onChange={(on) => setFlags({ ...flags, [key]: on })}>
      {people[key]}
    </Checkbox>
  )
  return (
    <CodeForm
      row={field}
      add={people.newField}
      draft={draft}
      onChange={setDraft}
      save={save}
      error={remove.error}
      fields={['kind', 'choices']}
    >
      <Select
        label={people.kind}
        value={kind}
        onChange={setKind}
        choices={(['text', 'number', 'date', 'choice', 'yes-no'] as const).map((id) => ({ id, label: fieldKinds[id] }))}
        {...errorFor(save.error, 'kind')}
      />
      {kind === 'choice' && (
        <TextField
          label={people.choices}
          value={choices}
          onChange={setChoices}
          lines={4}
          {...errorFor(save.error, 'choices')}
        />
      )}
      {flag('required')}
      {flag('searchable')}
      {flag('once')}
      {flag('shown')}
      {field !== undefined && (
        <Button tone="danger" onPress={() => remove.mutate()}>
          {people.remove}
        </Button>
      )}
    </CodeForm>
  )
}
