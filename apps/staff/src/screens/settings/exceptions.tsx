import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarOff, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { RemoveException, type Calendar, type CalendarException } from '../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { effectInWords, repeatsInWords } from './calendar/exception-draft.ts'
import { ExceptionForm } from './calendar/exception-form.tsx'
import styles from './settings.module.css'

/** Days that are not as every week: holidays, short days, what comes again by a rule. */
export function Exceptions({ calendar }: { readonly calendar: Calendar }) {
  const { words, call, format } = useDesk()
  const { settings } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const branches = useBranches()
  const mayChange = may(session, 'org:calendar')
  const [open, setOpen] = useState<number>()
  const refresh = () => queries.invalidateQueries({ queryKey: ['calendar'] })
  const remove = useMutation({
    mutationFn: (exception: number) => call(RemoveException, { params: { id: calendar.branch, exception } }),
    onSettled: refresh,
  })
  const days = ({ from, to, repeats }: CalendarException) => {
    if (repeats === 'easter' || repeats === 'nth-weekday' || repeats === 'weekly') return false
    return from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`
  }
  const told = (exception: CalendarException) =>
    [
      exception.name && days(exception),
      effectInWords(exception, words),
      repeatsInWords(exception, words, format.settings.locale),
      exception.until !== null && words.calendar.untilDay(format.day(exception.until)),
      exception.branch !== calendar.branch && words.calendar.fromSystem(nameOf(branches, exception.branch)),
    ]
      .filter(Boolean)
      .join(' · ')
  const nameOfDays = (exception: CalendarException) =>
    exception.name || days(exception) || effectInWords(exception, words)
  const edited = calendar.exceptions.find(({ id }) => id === open)
  const kind = address.oneOf('kind', ['closed', 'hours'])
  const from = address.text('from')
  return (
    <div className={styles.columns}>
      <Panel title={settings.exceptions} flush>
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
        {calendar.exceptions.length === 0 && (
          <EmptyState icon={CalendarOff} title={settings.exceptionsEmptyTitle}>
            {settings.exceptionsEmptyText}
          </EmptyState>
        )}
        {calendar.exceptions.map((exception) => (
          <div key={exception.id} className={styles.exception}>
            <div>
              <p>
                <bdi>{nameOfDays(exception)}</bdi>
              </p>
              <p className={styles.second}>{told(exception)}</p>
            </div>
            {exception.closing !== null && (
              <Link href={`/closings/${exception.closing}`}>
                {words.calendar.ofClosing} {exception.closing}
              </Link>
            )}
            {mayChange && exception.closing === null && exception.branch === calendar.branch && (
              <>
                {exception.repeats !== 'dates' && (
                  <IconButton
                    icon={Pencil}
                    label={words.calendar.edit(nameOfDays(exception))}
                    onPress={() => setOpen(exception.id)}
                  />
                )}
                <IconButton
                  icon={X}
                  label={settings.exceptionRemove(nameOfDays(exception))}
                  onPress={() => remove.mutate(exception.id)}
                />
              </>
            )}
          </div>
        ))}
      </Panel>
      {mayChange && (
        <ExceptionForm
          key={`${calendar.branch} ${edited?.id ?? 'new'} ${kind} ${from ?? ''}`}
          branch={calendar.branch}
          exception={edited}
          kind={kind}
          from={from}
          onSaved={() => {
            setOpen(undefined)
            if (from !== undefined) address.set({ from: undefined, kind: undefined }, 'replace')
            void refresh()
          }}
          onCancel={edited ? () => setOpen(undefined) : undefined}
        />
      )}
    </div>
  )
}
