import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  EndHousebound,
  GetHousebound,
  PutHousebound,
  type Housebound,
} from '../../../../server/src/modules/patrons/contract-people.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PatronField } from '../holds/patron-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import { ifThere } from '../circulation/find-patron.ts'
import { patronKey } from './patron-queries.ts'
import styles from './patron.module.css'

/** What the library brings home to a patron: when, what, by whom; and how the visits went. */
export function DeliveryPanel({
  patron,
  isNew,
  onDone,
}: {
  readonly patron: number
  readonly isNew: boolean
  readonly onDone: () => void
}) {
  const { call, words, format } = useDesk()
  const queries = useQueryClient()
  const [changing, setChanging] = useState(isNew)
  const { people } = words
  const { data } = useQuery({
    queryKey: [...patronKey(patron), 'delivery'],
    queryFn: async ({ signal }) => (await ifThere(call(GetHousebound, { params: { id: patron } }, signal))) ?? null,
  })
  const refresh = () => queries.invalidateQueries({ queryKey: patronKey(patron) })
  if (data === undefined) return null
  if (changing || data === null)
    return (
      <DeliveryForm
        patron={patron}
        plan={data ?? undefined}
        onClose={() => {
          setChanging(false)
          onDone()
        }}
      />
    )
  const end = async () => {
    await call(EndHousebound, { params: { id: patron } })
    await refresh()
    onDone()
  }
  return (
    <Panel
      title={people.delivery}
      actions={
        <>
          <Button size="small" onPress={() => setChanging(true)}>
            {words.patrons.edit}
          </Button>
          <Button size="small" onPress={() => void end()}>
            {people.endDelivery}
          </Button>
        </>
      }
    >
      <KeyValues
        look="columns"
        facts={[
          { label: people.next, value: format.day(data.next) },
          { label: people.timeOfDay, value: data.timeOfDay },
          { label: people.preferences, value: data.preferences },
          { label: people.avoid, value: data.avoid },
          { label: people.deliveryNote, value: data.note },
          { label: people.volunteer, value: data.volunteerName ?? people.nobody },
        ]}
      />
      {data.visits.length > 0 && (
        <ul className={styles.stack}>
          {data.visits.slice(0, 8).map((visit) => (
            <li key={visit.day} className={styles.line}>
              <span>
                {format.day(visit.day)} <span className={styles.second}>{visit.note}</span>
              </span>
              <Pill tone={visit.state === 'delivered' ? 'ok' : 'warn'}>{words.visitStates[visit.state]}</Pill>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface DeliveryFormProps {
  readonly patron: number
  readonly plan: Housebound | undefined
  readonly onClose: () => void
}

function DeliveryForm({ patron, plan, onClose }: DeliveryFormProps) {
  const { call, words } = useDesk()
  const queries = useQueryClient()
  const { people } = words
  const [weekday, setWeekday] = useState(String(plan?.weekday ?? 1))
  const [everyWeeks, setEveryWeeks] = useState(plan?.everyWeeks ?? 1)
  const [texts, setTexts] = useState({
    timeOfDay: plan?.timeOfDay ?? '',
    preferences: plan?.preferences ?? '',
    avoid: plan?.avoid ?? '',
    note: plan?.note ?? '',
  })
  const [volunteer, setVolunteer] = useState<number | undefined>(plan?.volunteer ?? undefined)
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<unknown>()
  const save = async () => {
    setWorking(true)
    try {
      const body = { ...texts, weekday: Number(weekday), everyWeeks, volunteer: volunteer ?? null }
      await call(PutHousebound, { params: { id: patron }, body })
      await queries.invalidateQueries({ queryKey: patronKey(patron) })
      onClose()
    } catch (thrown) {
      setError(thrown)
    }
    setWorking(false)
  }
  const text = (name: keyof typeof texts, label: string, lines?: number) => (
    <TextField
      label={label}
      value={texts[name]}
      onChange={(value) => setTexts({ ...texts, [name]: value })}
      {...(lines !== undefined && { lines })}
    />
  )
  return (
    <SaveForm
      title={people.delivery}
      submit={words.patrons.save}
      onSubmit={() => void save()}
      isPending={working}
      error={error}
      onCancel={onClose}
    >
      <Select
        label={people.weekday}
        value={weekday}
        onChange={setWeekday}
        choices={Object.entries(words.weekdays).map(([day, name]) => ({ id: day, label: name }))}
      />
      <NumberField
        label={people.everyWeeks}
        unit={people.weeks}
        minValue={1}
        maxValue={8}
        value={everyWeeks}
        onChange={setEveryWeeks}
      />
      {text('timeOfDay', people.timeOfDay)}
      {text('preferences', people.preferences, 2)}
      {text('avoid', people.avoid)}
      {text('note', people.deliveryNote, 2)}
      <PatronField value={volunteer} onChange={setVolunteer} />
    </SaveForm>
  )
}
