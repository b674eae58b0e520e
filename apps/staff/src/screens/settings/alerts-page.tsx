import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { useState } from 'react'
import {
  AddItemAlert,
  ClearItemAlert,
  ListItemAlerts,
  type ItemAlert,
} from '../../../../server/src/modules/circulation/contract-desk.ts'
import { useDesk } from '../../desk-context.ts'
import { nameOf, nameOfCode, useItemTypes, useLendingBranches, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

const key = ['item-alerts'] as const

/** What staff are told or asked when things are scanned. */
export function AlertsPage() {
  const { words, call } = useDesk()
  const { alerts } = words
  const session = useSession()
  const queries = useQueryClient()
  const [types, locations, branches] = [useItemTypes(), useLocations(), useLendingBranches()]
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListItemAlerts, { query: {} }, signal) })
  const changes = may(session, 'circulation:alerts')
  const end = useMutation({
    mutationFn: (id: number) => call(ClearItemAlert, { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  })
  const about = (row: ItemAlert) =>
    row.barcode !== null
      ? row.barcode
      : [
          row.itemType !== null && nameOfCode(types, row.itemType),
          row.location !== null && nameOf(locations, row.location),
          row.owner !== null && nameOf(branches, row.owner),
        ]
          .filter((text) => typeof text === 'string')
          .join(', ')
  const when = ({ atCheckOut, atCheckIn }: ItemAlert) =>
    atCheckOut && atCheckIn ? alerts.both : atCheckOut ? alerts.atCheckOut : alerts.atCheckIn
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList<ItemAlert>
          label={alerts.title}
          name="item-alerts"
          columns={[
            {
              id: 'text',
              title: alerts.text,
              cell: (row) => <TwoLines second={row.by}>{row.text}</TwoLines>,
              text: (row) => row.text,
              sortBy: (row) => row.text,
            },
            {
              id: 'about',
              title: alerts.about,
              width: '28%',
              cell: (row) =>
                row.barcode === null ? about(row) : <Link href={`/items/${row.barcode}`}>{row.barcode}</Link>,
              text: about,
              sortBy: about,
            },
            { id: 'when', title: alerts.when, width: '120px', room: 'some', cell: when, text: when },
            {
              id: 'asks',
              title: alerts.how,
              width: '110px',
              room: 'wide',
              cell: (row) => <Pill tone={row.asks ? 'warn' : 'neutral'}>{row.asks ? alerts.asks : alerts.tells}</Pill>,
              text: (row) => (row.asks ? alerts.asks : alerts.tells),
            },
            {
              id: 'end',
              title: '',
              width: '80px',
              cell: (row) => changes && <TextButton onPress={() => end.mutate(row.id)}>{alerts.end}</TextButton>,
            },
          ]}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={BellRing} title={alerts.none}>
              {alerts.noneText}
            </EmptyState>
          }
        />
      </Panel>
      {changes && <AlertForm />}
    </div>
  )
}

const fresh = { subject: 'barcode', value: '', text: '', when: 'both', asks: false, once: false }

function AlertForm() {
  const { words, call, announce } = useDesk()
  const { alerts } = words
  const queries = useQueryClient()
  const [types, locations, branches] = [useItemTypes(), useLocations(), useLendingBranches()]
  const [draft, setDraft] = useState(fresh)
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const { subject, value } = draft
  const save = useMutation({
    mutationFn: () =>
      call(AddItemAlert, {
        body: {
          text: draft.text,
          atCheckOut: draft.when !== 'in',
          atCheckIn: draft.when !== 'out',
          asks: draft.asks,
          ...(subject === 'barcode' && { barcode: value, once: draft.once }),
          ...(subject === 'type' && { itemType: value }),
          ...(subject === 'location' && { location: Number(value) }),
          ...(subject === 'owner' && { owner: Number(value) }),
        },
      }),
    onSuccess: async () => {
      announce(alerts.saved)
      setDraft(fresh)
      await queries.invalidateQueries({ queryKey: key })
    },
  })
  const choices =
    subject === 'type'
      ? types.map(({ code, name }) => ({ id: code, label: name }))
      : (subject === 'location' ? locations : branches).map(({ id, name }) => ({ id: String(id), label: name }))
  return (
    <SaveForm
      title={alerts.add}
      submit={alerts.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['text']}
      canSave={draft.text.trim() !== '' && value !== ''}
    >
      <Select
        label={alerts.about}
        choices={[
          { id: 'barcode', label: alerts.oneItem },
          { id: 'type', label: alerts.kind },
          { id: 'location', label: alerts.shelf },
          { id: 'owner', label: alerts.owner },
        ]}
        value={subject}
        onChange={(next) => set({ subject: next, value: '' })}
      />
      {subject === 'barcode' ? (
        <TextField label={alerts.barcode} mono value={value} onChange={(text) => set({ value: text })} />
      ) : (
        <Select
          label={alerts.which}
          choices={choices}
          value={value === '' ? undefined : value}
          onChange={(id) => set({ value: id })}
        />
      )}
      <TextField
        label={alerts.text}
        lines={3}
        value={draft.text}
        onChange={(text) => set({ text })}
        {...errorFor(save.error, 'text')}
      />
      <RadioGroup
        label={alerts.when}
        look="segments"
        value={draft.when}
        onChange={(when) => set({ when })}
        choices={[
          { id: 'both', label: alerts.both },
          { id: 'out', label: alerts.atCheckOut },
          { id: 'in', label: alerts.atCheckIn },
        ]}
      />
      <Switch isSelected={draft.asks} onChange={(asks) => set({ asks })}>
        {alerts.mustConfirm}
      </Switch>
      {subject === 'barcode' && (
        <Switch isSelected={draft.once} onChange={(once) => set({ once })}>
          {alerts.once}
        </Switch>
      )}
    </SaveForm>
  )
}
