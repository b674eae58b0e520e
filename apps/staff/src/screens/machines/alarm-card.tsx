import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  AnswerGateAlarms,
  ReopenGateAlarm,
  type GateAlarm,
} from '../../../../server/src/modules/sorting/contract-gates.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Cover } from '../../ui/cover.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { coverOf } from '../catalog/cover-of.ts'
import styles from './gates.module.css'

/** One alarm: what left, when, through which gate; and what staff found. */
export function AlarmCard({ alarm }: { readonly alarm: GateAlarm }) {
  const { words, call, announce } = useDesk()
  const { sorting } = words
  const session = useSession()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: ['gate-alarms'] })
  const answer = useMutation({
    mutationFn: (text: string) => call(AnswerGateAlarms, { body: { alarms: [alarm.id], note: text } }),
    onSuccess: () => announce(sorting.answered),
    onSettled: again,
  })
  const reopen = useMutation({
    mutationFn: () => call(ReopenGateAlarm, { params: { id: alarm.id } }),
    onSettled: again,
  })
  const { item } = alarm
  const title = item?.title ?? sorting.unknownThing
  const error = answer.error ?? reopen.error
  return (
    <li className={styles.alarm} data-open={alarm.seenAt === null || undefined}>
      <Cover of={item ? coverOf({ ...item, originalTitle: null }) : { title }} />
      <div className={styles.alarmText}>
        <p className={styles.alarmTitle}>
          {item ? (
            <Link href={`/items/${encodeURIComponent(item.barcode)}`}>
              <bdi>{title}</bdi>
            </Link>
          ) : (
            title
          )}
        </p>
        <p className={styles.second}>
          {item?.callNumber !== undefined && item.callNumber !== '' && <span>{item.callNumber}</span>}
          <span dir="ltr">{alarm.code}</span>
          <span>
            {alarm.gateName}, {alarm.branchName}
          </span>
        </p>
      </div>
      <div className={styles.alarmEnd}>
        <Pill tone={alarm.seenAt === null ? 'stop' : 'neutral'} icon="tone">
          {words.gateCauses[alarm.cause]}
        </Pill>
        <When value={alarm.at} />
      </div>
      {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      {alarm.seenAt === null
        ? may(session, 'gates:answer') && (
            <form
              className={styles.answerLine}
              onSubmit={(event) => {
                event.preventDefault()
                answer.mutate(note)
              }}
            >
              {Object.values(words.gateAnswers).map((text) => (
                <Button key={text} size="small" isPending={answer.isPending} onPress={() => answer.mutate(text)}>
                  {text}
                </Button>
              ))}
              <TextField label={sorting.answerNote} beside value={note} maxLength={500} onChange={setNote} />
              <Button type="submit" size="small" tone="primary" isPending={answer.isPending}>
                {sorting.answer}
              </Button>
            </form>
          )
        : alarm.seenBy !== null && (
            <p className={styles.seen}>
              {sorting.answeredBy(alarm.seenBy)}, <When value={alarm.seenAt} />
              {alarm.note !== '' && <>: {alarm.note}</>}
              {may(session, 'gates:answer') && (
                <TextButton onPress={() => reopen.mutate()}>{sorting.reopen}</TextButton>
              )}
            </p>
          )}
    </li>
  )
}
