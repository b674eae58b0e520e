import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, Plus } from 'lucide-react'
import { useState } from 'react'
import { PutBlockKind, type BlockKind } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { blockKindsKey, useBlockKinds } from '../patrons/block-kinds.ts'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

const allStops = ['loans', 'renewals', 'holds'] as const

/** Kinds of blocks: what each stops, and where it is not in force. */
export function BlockKindsPage() {
  const { words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const kinds = useBlockKinds()
  const mayChange = may(session, 'patrons:categories')
  const asked = address.text('id')
  const open = kinds.find(({ code }) => code === asked)
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings['block-kinds']}
          name="block-kinds"
          columns={columnsOf(words)}
          rows={kinds}
          rowId={({ code }) => code}
          openRow={open?.code}
          onOpen={({ code }) => address.set({ id: code }, 'replace')}
          empty={<EmptyState icon={Ban} title={words.settings.nothing} />}
          tools={
            mayChange && (
              <Button icon={Plus} onPress={() => address.set({ id: undefined }, 'replace')}>
                {words.people.newBlockKind}
              </Button>
            )
          }
        />
      </Panel>
      {mayChange && <KindForm key={asked} kind={open} />}
    </div>
  )
}

function columnsOf({ settings, people, blockStops }: Words): readonly Column<BlockKind>[] {
  const stops = (kind: BlockKind) => kind.stops.map((stop) => blockStops[stop]).join(', ')
  return [
    {
      id: 'name',
      title: settings.name,
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    { id: 'stops', title: people.stops, width: '46%', cell: stops, text: stops },
  ]
}

function KindForm({ kind }: { readonly kind: BlockKind | undefined }) {
  const { words, call, announce } = useDesk()
  const queries = useQueryClient()
  const { settings, people, blockStops } = words
  const [code, setCode] = useState(kind?.code ?? '')
  const [name, setName] = useState(kind?.name ?? '')
  const [stops, setStops] = useState<readonly (typeof allStops)[number][]>(kind?.stops ?? allStops)
  const [within, setWithin] = useState(kind?.ignoreWithin ?? Number.NaN)
  const [patronText, setPatronText] = useState(kind?.patronText ?? '')
  const save = useMutation({
    mutationFn: () =>
      call(PutBlockKind, {
        params: { code: code.trim() },
        body: {
          name: name.trim(),
          stops: [...stops],
          ignoreWithin: Number.isNaN(within) ? null : within,
          patronText: patronText.trim(),
        },
      }),
    onSuccess: async () => {
      announce(settings.saved)
      await queries.invalidateQueries({ queryKey: blockKindsKey })
    },
  })
  return (
    <SaveForm
      title={kind?.name ?? people.newBlockKind}
      submit={kind === undefined ? settings.add : settings.save}
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
        isDisabled={kind !== undefined}
        isRequired
        {...errorFor(save.error, 'code')}
      />
      <fieldset className={styles.choices}>
        <legend>{people.stops}</legend>
        {allStops.map((stop) => (
          <Checkbox
            key={stop}
            isSelected={stops.includes(stop)}
            onChange={(on) => setStops(allStops.filter((one) => (one === stop ? on : stops.includes(one))))}
          >
            {blockStops[stop]}
          </Checkbox>
        ))}
      </fieldset>
      <NumberField
        label={people.ignoreWithin}
        hint={people.ignoreHint}
        unit={people.steps}
        minValue={0}
        value={within}
        onChange={setWithin}
      />
      <TextField label={people.patronText} value={patronText} onChange={setPatronText} lines={2} />
    </SaveForm>
  )
}
