import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeDueDates,
  PreviewDueChange,
  type DueChangeRequest,
} from '../../../../server/src/modules/circulation/contract-closings.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useCategories, useItemTypes } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { BranchTicks } from './branch-ticks.tsx'
import styles from './closings.module.css'
import { EffectView } from './effect-view.tsx'

type Way = 'day' | 'by' | 'next'
type Overdue = 'all' | 'only' | 'not'

/** Changing the due dates of many loans: which, to when, then what it does, then done. */
export function NewDueChangeScreen() {
  const { words, call, announce } = useDesk()
  const { closings } = words
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const categories = useCategories()
  const types = useItemTypes()
  const [branches, setBranches] = useState<ReadonlySet<number>>(() => new Set([session.branch.id]))
  const [dueFrom, setDueFrom] = useState<string>()
  const [dueTo, setDueTo] = useState<string>()
  const [category, setCategory] = useState('')
  const [type, setType] = useState('')
  const [overdue, setOverdue] = useState<Overdue>('all')
  const [whenClosed, setWhenClosed] = useState(false)
  const [way, setWay] = useState<Way>('day')
  const [day, setDay] = useState<string>()
  const [by, setBy] = useState(7)
  const [openOnly, setOpenOnly] = useState(true)
  const [reason, setReason] = useState('')
  const to =
    way === 'day'
      ? day === undefined
        ? undefined
        : { day }
      : way === 'by'
        ? { by: { count: by, unit: 'days' as const } }
        : { nextOpen: true }
  const request: DueChangeRequest | undefined =
    to === undefined || branches.size === 0 || reason.trim() === ''
      ? undefined
      : {
          filter: {
            branches: [...branches],
            ...(dueFrom !== undefined && { dueFrom }),
            ...(dueTo !== undefined && { dueTo }),
            ...(category !== '' && { patronCategories: [category] }),
            ...(type !== '' && { itemTypes: [type] }),
            ...(overdue !== 'all' && { overdue: overdue === 'only' }),
            ...(whenClosed && { whenClosed }),
          },
          to,
          openOnly,
          reason: reason.trim(),
        }
  const look = useMutation({ mutationFn: (body: DueChangeRequest) => call(PreviewDueChange, { body }) })
  const change = useMutation({
    mutationFn: (body: DueChangeRequest) => call(ChangeDueDates, { body }),
    onSuccess: ({ id }) => {
      announce(closings.done, 'now')
      void queries.invalidateQueries({ queryKey: ['closings'] })
      void navigate({ to: '/closings/$id', params: { id: String(id) } })
    },
  })
  const seen = look.data !== undefined && JSON.stringify(look.variables) === JSON.stringify(request)
  const error = change.error ?? look.error
  const reasonError = error instanceof Problem ? error.messageFor('reason') : undefined
  return (
    <>
      <PageHeader title={closings.changeTitle} crumbs={[{ label: closings.title, href: '/closings' }]} guide="closings">
        {closings.closeIntro}
      </PageHeader>
      <div className={styles.columns}>
        <Panel>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (request) look.mutate(request)
            }}
          >
            {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
            <TextField
              label={closings.reason}
              hint={closings.reasonHint}
              value={reason}
              onChange={setReason}
              isRequired
              autoFocus
              {...(reasonError !== undefined && { error: reasonError })}
            />
            <BranchTicks chosen={branches} onChange={setBranches} />
            <div className={styles.row}>
              <DatePicker label={closings.dueFrom} value={dueFrom} onChange={setDueFrom} />
              <DatePicker label={closings.dueTo} value={dueTo} onChange={setDueTo} />
            </div>
            <div className={styles.row}>
              <Select
                label={closings.categories}
                choices={[
                  { id: '', label: closings.anyCategory },
                  ...categories.map(({ code, name }) => ({ id: code, label: name })),
                ]}
                value={category}
                onChange={setCategory}
              />
              <Select
                label={closings.types}
                choices={[
                  { id: '', label: closings.anyType },
                  ...types.map(({ code, name }) => ({ id: code, label: name })),
                ]}
                value={type}
                onChange={setType}
              />
            </div>
            <RadioGroup
              label={closings.overdueWhich}
              look="segments"
              choices={[
                { id: 'all', label: closings.overdueAll },
                { id: 'not', label: closings.overdueNot },
                { id: 'only', label: closings.overdueOnly },
              ]}
              value={overdue}
              onChange={setOverdue}
            />
            <Checkbox isSelected={whenClosed} onChange={setWhenClosed}>
              {closings.whenClosed}
            </Checkbox>
            <RadioGroup
              label={closings.newDate}
              look="segments"
              choices={[
                { id: 'day', label: closings.wayDay },
                { id: 'by', label: closings.wayBy },
                { id: 'next', label: closings.wayNext },
              ]}
              value={way}
              onChange={setWay}
            />
            {way === 'day' && <DatePicker label={closings.day} value={day} onChange={setDay} isRequired />}
            {way === 'by' && (
              <NumberField
                label={closings.laterBy}
                hint={closings.byHint}
                minValue={-365}
                maxValue={365}
                value={by}
                onChange={setBy}
              />
            )}
            {way !== 'next' && (
              <Checkbox isSelected={openOnly} onChange={setOpenOnly}>
                {closings.openOnly}
              </Checkbox>
            )}
            <div className={styles.buttons}>
              <Button
                type="submit"
                tone={seen ? 'quiet' : 'primary'}
                isDisabled={request === undefined}
                isPending={look.isPending}
                {...(!seen && { keys: 'Mod+Enter' })}
              >
                {closings.look}
              </Button>
            </div>
          </form>
        </Panel>
        {look.data && seen && request ? (
          <EffectView
            effect={look.data}
            isClosing={false}
            decision={
              <div className={styles.buttons}>
                <Button
                  tone="primary"
                  keys="Mod+Enter"
                  isDisabled={look.data.loans === 0}
                  isPending={change.isPending}
                  onPress={() => change.mutate(request)}
                >
                  {look.data.loans > 0 ? closings.change(look.data.loans) : closings.nothing}
                </Button>
              </div>
            }
          />
        ) : (
          <Panel>
            <EmptyState icon={CalendarClock} title={closings.effect}>
              {closings.closeIntro}
            </EmptyState>
          </Panel>
        )}
      </div>
    </>
  )
}
