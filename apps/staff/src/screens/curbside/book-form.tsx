import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BookCurbside, ListCurbsideSlots } from '../../../../server/src/modules/curbside/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PatronField } from '../holds/patron-field.tsx'
import styles from './curbside.module.css'

interface BookFormProps {
  readonly branch: number
  readonly day: string
  readonly onDone: () => void
}

/** Books a slot of a day for a patron who asks at the desk or by phone. */
export function BookForm({ branch, day, onDone }: BookFormProps) {
  const { words, call, announce, format } = useDesk()
  const { curbside } = words
  const session = useSession()
  const queries = useQueryClient()
  const [patron, setPatron] = useState<number>()
  const [startsAt, setStartsAt] = useState<string>()
  const [note, setNote] = useState('')
  const slots = useQuery({
    queryKey: ['curbside', 'slots', branch, day],
    queryFn: ({ signal }) => call(ListCurbsideSlots, { query: { branch, from: day, days: 1 } }, signal),
  })
  const rows = slots.data?.rows ?? []
  const book = useMutation({
    mutationFn: (override: { codes: readonly string[]; reason: string } | undefined) =>
      call(BookCurbside, {
        body: {
          branch,
          patron: patron ?? 0,
          startsAt: startsAt ?? '',
          note,
          ...(override && { override: { codes: [...override.codes], reason: override.reason } }),
        },
      }),
    onSuccess: ({ patronName }) => {
      announce(curbside.booked(patronName))
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['curbside'] }),
  })
  return (
    <Panel title={curbside.book}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (patron !== undefined && startsAt !== undefined) book.mutate(undefined)
        }}
      >
        <PatronField value={patron} onChange={setPatron} autoFocus />
        {slots.data !== undefined && rows.length === 0 ? (
          <Banner tone="info" title={curbside.noSlots} />
        ) : (
          <Select
            label={curbside.slot}
            choices={rows.map((slot) => ({
              id: slot.startsAt,
              label: `${format.time(slot.startsAt)}–${format.time(slot.endsAt)}`,
              detail: slot.free === 0 ? curbside.slotFull : curbside.slotFree(slot.free),
              disabled: slot.free === 0,
            }))}
            value={startsAt}
            onChange={setStartsAt}
          />
        )}
        <TextField label={curbside.note} value={note} onChange={setNote} />
        {book.error instanceof Problem && book.error.blocks.length > 0 ? (
          <Refusal
            blocks={book.error.blocks}
            permissions={session.permissions}
            isPending={book.isPending}
            onOverride={(codes, reason) => book.mutate({ codes, reason })}
          />
        ) : (
          book.isError && <Banner tone="stop" live title={sentenceFor(book.error, words.problems)} />
        )}
        <div className={styles.buttons}>
          <Button tone="plain" onPress={onDone}>
            {words.ui.cancel}
          </Button>
          <Button
            type="submit"
            tone="primary"
            isPending={book.isPending}
            isDisabled={patron === undefined || startsAt === undefined}
          >
            {curbside.bookButton}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
