import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil, Sun, X } from 'lucide-react'
import { useState } from 'react'
import {
  AddSeason,
  ChangeSeason,
  RemoveSeason,
  type Calendar,
  type Season,
} from '../../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { DatePicker } from '../../../ui/date-picker.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../save-form.tsx'
import settingStyles from '../settings.module.css'
import { wrongDays, type Span } from '../week.ts'
import styles from './calendar.module.css'
import { WeekFields } from './week-fields.tsx'

/** Parts of the year that have a week of their own. */
export function Seasons({ calendar, mayChange }: { readonly calendar: Calendar; readonly mayChange: boolean }) {
  const { words, call, format } = useDesk()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Season | 'new'>()
  const refresh = () => queries.invalidateQueries({ queryKey: ['calendar'] })
  const remove = useMutation({
    mutationFn: (season: number) => call(RemoveSeason, { params: { id: calendar.branch, season } }),
    onSettled: refresh,
  })
  const own = !calendar.inherits.hours
  return (
    <>
      <Panel
        title={words.calendar.seasons}
        flush
        actions={
          mayChange && own ? (
            <Button size="small" onPress={() => setOpen('new')}>
              {words.calendar.seasonAdd}
            </Button>
          ) : undefined
        }
      >
        {calendar.seasons.length === 0 && (
          <EmptyState icon={Sun} title={words.calendar.seasonsEmptyTitle}>
            {words.calendar.seasonsEmptyText}
          </EmptyState>
        )}
        {calendar.seasons.map((season) => (
          <div key={season.id} className={settingStyles.exception}>
            <div>
              <p>
                <bdi>{season.name}</bdi>
              </p>
              <p className={settingStyles.second}>
                {[
                  `${format.day(season.from)} – ${format.day(season.to)}`,
                  season.repeats === 'yearly' && words.calendar.everyYear,
                  words.calendar.seasonOpenDays(new Set(season.hours.map(({ weekday }) => weekday)).size),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {mayChange && own && (
              <>
                <IconButton
                  icon={Pencil}
                  label={words.calendar.seasonChange(season.name)}
                  onPress={() => setOpen(season)}
                />
                <IconButton
                  icon={X}
                  label={words.calendar.seasonRemove(season.name)}
                  onPress={() => remove.mutate(season.id)}
                />
              </>
            )}
          </div>
        ))}
      </Panel>
      {open !== undefined && (
        <SeasonForm
          key={open === 'new' ? 'new' : open.id}
          calendar={calendar}
          season={open === 'new' ? undefined : open}
          onDone={() => {
            setOpen(undefined)
            void refresh()
          }}
        />
      )}
    </>
  )
}

interface SeasonFormProps {
  readonly calendar: Calendar
  readonly season: Season | undefined
  readonly onDone: () => void
}

function SeasonForm({ calendar, season, onDone }: SeasonFormProps) {
  const { words, call, announce } = useDesk()
  const [name, setName] = useState(season?.name ?? '')
  const [from, setFrom] = useState(season?.from)
  const [to, setTo] = useState(season?.to)
  const [yearly, setYearly] = useState(season?.repeats === 'yearly')
  const [spans, setSpans] = useState<readonly Span[]>(season?.hours ?? calendar.hours)
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name: name.trim(),
        from: from ?? '',
        to: to ?? '',
        repeats: yearly ? ('yearly' as const) : ('never' as const),
        hours: [...spans],
      }
      return season
        ? call(ChangeSeason, { params: { id: calendar.branch, season: season.id }, body })
        : call(AddSeason, { params: { id: calendar.branch }, body })
    },
    onSuccess: () => {
      announce(words.settings.saved)
      onDone()
    },
  })
  return (
    <SaveForm
      title={season ? words.calendar.seasonChange(season.name) : words.calendar.seasonAdd}
      submit={words.settings.save}
      onSubmit={() => save.mutate()}
      onCancel={onDone}
      isPending={save.isPending}
      error={save.error}
      fields={['from', 'to', 'name']}
      hasKey={false}
      canSave={name.trim() !== '' && from !== undefined && to !== undefined && wrongDays(spans).length === 0}
    >
      <TextField
        label={words.calendar.seasonName}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        {...errorFor(save.error, 'name')}
      />
      <div className={styles.row}>
        <DatePicker
          label={words.calendar.seasonFrom}
          value={from}
          onChange={setFrom}
          isRequired
          {...errorFor(save.error, 'from')}
        />
        <DatePicker
          label={words.calendar.seasonTo}
          value={to}
          onChange={setTo}
          isRequired
          {...errorFor(save.error, 'to')}
        />
      </div>
      <Checkbox isSelected={yearly} onChange={setYearly}>
        {words.calendar.seasonYearly}
      </Checkbox>
      <div role="group" aria-label={words.calendar.seasonWeek}>
        <WeekFields spans={spans} onChange={setSpans} />
      </div>
    </SaveForm>
  )
}
