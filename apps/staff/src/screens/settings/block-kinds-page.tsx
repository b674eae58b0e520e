import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban } from 'lucide-react'
import { useState } from 'react'
import { PutBlockKind, type BlockKind } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { blockKindsKey, useBlockKinds } from '../patrons/block-kinds.ts'
import { CodeForm, type Coded } from './code-form.tsx'
import { CodeList, nameColumn } from './code-list.tsx'
import styles from './settings.module.css'

const allStops = ['loans', 'renewals', 'holds'] as const

/** Kinds of blocks: what each stops, and where it is not in force. */
export function BlockKindsPage() {
  const { words } = useDesk()
  return (
    <CodeList
      label={words.settings['block-kinds']}
      name="block-kinds"
      columns={columnsOf(words)}
      rows={useBlockKinds()}
      icon={Ban}
      add={words.people.newBlockKind}
      permission="patrons:categories"
      form={(open) => <KindForm key={open?.code} kind={open} />}
    />
  )
}

function columnsOf(words: Words): readonly Column<BlockKind>[] {
  const { people, blockStops } = words
  const stops = (kind: BlockKind) => kind.stops.map((stop) => blockStops[stop]).join(', ')
  return [nameColumn(words), { id: 'stops', title: people.stops, width: '46%', cell: stops, text: stops }]
}

function KindForm({ kind }: { readonly kind: BlockKind | undefined }) {
  const { words, call, announce } = useDesk()
  const queries = useQueryClient()
  const { settings, people, blockStops } = words
  const [draft, setDraft] = useState<Coded>({ code: kind?.code ?? '', name: kind?.name ?? '' })
  const [stops, setStops] = useState<readonly (typeof allStops)[number][]>(kind?.stops ?? allStops)
  const [within, setWithin] = useState(kind?.ignoreWithin ?? Number.NaN)
  const [patronText, setPatronText] = useState(kind?.patronText ?? '')
  const save = useMutation({
    mutationFn: () =>
      call(PutBlockKind, {
        params: { code: draft.code.trim() },
        body: {
          name: draft.name.trim(),
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
    <CodeForm row={kind} add={people.newBlockKind} draft={draft} onChange={setDraft} save={save}>
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
    </CodeForm>
  )
}
