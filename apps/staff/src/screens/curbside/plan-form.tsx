import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import {
  ListCurbsidePlans,
  PutCurbsidePlan,
  type CurbsidePlan,
} from '../../../../server/src/modules/curbside/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './curbside.module.css'

type Draft = Omit<CurbsidePlan, 'branch' | 'branchName'>

/** The end of a day; a field for a time writes it as its beginning. */
const midnight = '24:00'

const fresh: Draft = {
  enabled: true,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '10:00', closes: '18:00' })),
  slotMinutes: 30,
  perSlot: 2,
  leadMinutes: 60,
  daysAhead: 14,
  readyOnly: false,
  note: '',
}

/** When, in which slots and how many at a time this branch hands holds out at its door. */
export function PlanForm() {
  const { call } = useDesk()
  const { branch } = useSession()
  const plans = useQuery({
    queryKey: ['curbside', 'plans'],
    queryFn: ({ signal }) => call(ListCurbsidePlans, {}, signal),
  })
  if (plans.data === undefined) return <SkeletonRows rows={6} />
  const plan = plans.data.rows.find((one) => one.branch === branch.id)
  return <Plan key={branch.id} branch={branch.id} name={branch.name} plan={plan} />
}

interface PlanProps {
  readonly branch: number
  readonly name: string
  readonly plan: CurbsidePlan | undefined
}

function Plan({ branch, name, plan }: PlanProps) {
  const { words, call, announce } = useDesk()
  const { curbside } = words
  const session = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft>(plan ?? fresh)
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { enabled, hours, slotMinutes, perSlot, leadMinutes, daysAhead, readyOnly, note } = draft
      return call(PutCurbsidePlan, {
        params: { branch },
        body: { enabled, hours, slotMinutes, perSlot, leadMinutes, daysAhead, readyOnly, note },
      })
    },
    onSuccess: () => announce(curbside.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['curbside'] }),
  })
  return (
    <div className={styles.plan}>
      <SaveForm
        title={name}
        submit={curbside.save}
        onSubmit={() => save.mutate()}
        isPending={save.isPending}
        error={save.error}
        fields={['slotMinutes']}
        canSave={may(session, 'curbside:plan')}
      >
        <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {curbside.enabled}
        </Switch>
        <fieldset className={styles.hours}>
          <legend>{curbside.hours}</legend>
          {draft.hours.map((span, at) => {
            const change = (part: Partial<typeof span>) =>
              set({ hours: draft.hours.map((one, index) => (index === at ? { ...one, ...part } : one)) })
            return (
              <div key={at} className={styles.span}>
                <Select
                  label={curbside.weekday}
                  hideLabel
                  choices={([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
                    id: String(weekday),
                    label: words.weekdays[weekday],
                  }))}
                  value={String(span.weekday)}
                  onChange={(weekday) => change({ weekday: Number(weekday) })}
                />
                <TextField
                  label={curbside.opens}
                  value={span.opens}
                  onChange={(opens) => change({ opens })}
                  type="time"
                />
                <TextField
                  label={curbside.closes}
                  value={span.closes === midnight ? '00:00' : span.closes}
                  onChange={(closes) => change({ closes: closes === '00:00' ? midnight : closes })}
                  type="time"
                />
                <IconButton
                  icon={X}
                  label={curbside.removeSpan}
                  onPress={() => set({ hours: draft.hours.filter((_, index) => index !== at) })}
                />
              </div>
            )
          })}
          <Button
            icon={Plus}
            onPress={() => set({ hours: [...draft.hours, { weekday: 6, opens: '10:00', closes: '14:00' }] })}
          >
            {curbside.addSpan}
          </Button>
        </fieldset>
        <NumberField
          label={curbside.slotMinutes}
          unit={curbside.minutes}
          minValue={5}
          maxValue={480}
          step={5}
          value={draft.slotMinutes}
          onChange={(slotMinutes) => set({ slotMinutes })}
          {...errorFor(save.error, 'slotMinutes')}
        />
        <NumberField
          label={curbside.perSlot}
          minValue={1}
          maxValue={200}
          value={draft.perSlot}
          onChange={(perSlot) => set({ perSlot })}
        />
        <NumberField
          label={curbside.lead}
          unit={curbside.minutes}
          minValue={0}
          maxValue={10080}
          value={draft.leadMinutes}
          onChange={(leadMinutes) => set({ leadMinutes })}
        />
        <NumberField
          label={curbside.daysAhead}
          unit={curbside.days}
          minValue={0}
          maxValue={90}
          value={draft.daysAhead}
          onChange={(daysAhead) => set({ daysAhead })}
        />
        <Checkbox isSelected={draft.readyOnly} onChange={(readyOnly) => set({ readyOnly })}>
          {curbside.readyOnly}
        </Checkbox>
        <TextField
          label={curbside.tell}
          hint={curbside.tellHint}
          value={draft.note}
          onChange={(note) => set({ note })}
          lines={3}
        />
      </SaveForm>
    </div>
  )
}
