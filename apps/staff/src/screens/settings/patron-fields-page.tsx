import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ListPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { PutField, RemoveField, type Field } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLibraryFields } from '../patrons/library-fields.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

/** What the library wants to know of patrons beyond what Carrel asks. */
export function PatronFieldsPage() {
  const { words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const fields = useLibraryFields()
  const mayChange = may(session, 'patrons:categories')
  const asked = address.text('id')
  const open = fields.find(({ code }) => code === asked)
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings['patron-fields']}
          name="patron-fields"
          columns={columnsOf(words)}
          rows={fields}
          rowId={({ code }) => code}
          openRow={open?.code}
          onOpen={({ code }) => address.set({ id: code }, 'replace')}
          empty={<EmptyState icon={ListPlus} title={words.settings.nothing} />}
          tools={
            mayChange && (
              <Button icon={Plus} onPress={() => address.set({ id: undefined }, 'replace')}>
                {words.people.newField}
              </Button>
            )
          }
        />
      </Panel>
      {mayChange && <FieldForm key={asked} field={open} />}
    </div>
  )
}

function columnsOf({ settings, people, fieldKinds }: Words): readonly Column<Field>[] {
  return [
    {
      id: 'name',
      title: settings.name,
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    { id: 'code', title: settings.code, width: '26%', cell: ({ code }) => code, text: ({ code }) => code },
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
  const [code, setCode] = useState(field?.code ?? '')
  const [name, setName] = useState(field?.name ?? '')
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
        params: { code: code.trim() },
        body: {
          name: name.trim(),
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
    mutationFn: () => call(RemoveField, { params: { code } }),
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
    <SaveForm
      title={field?.name ?? people.newField}
      submit={field === undefined ? settings.add : settings.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error ?? remove.error}
      fields={['code', 'name', 'kind', 'choices']}
      canSave={code.trim() !== ''}
    >
      <TextField label={settings.name} value={name} onChange={setName} isRequired {...errorFor(save.error, 'name')} />
      <TextField
        label={settings.code}
        hint={settings.codeHint}
        value={code}
        onChange={setCode}
        isDisabled={field !== undefined}
        isRequired
        {...errorFor(save.error, 'code')}
      />
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
    </SaveForm>
  )
}
