import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChooseIsbnListLine,
  type IsbnList,
  type IsbnListLine,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import { CandidateFacts, Score } from './candidate-facts.tsx'
import { ChooseDialog } from './choose-dialog.tsx'
import styles from './copy-cataloguing.module.css'
import { isListBusy, lineTones, outcomeTones } from './list-tones.ts'

/** One line of a list: what stands in it, what was found, and what is done with it. */
export function ListLine({ list, line }: { readonly list: IsbnList; readonly line: IsbnListLine }) {
  const { words, call } = useDesk()
  const { copy, copyOutcomes, copyLineStates } = words
  const queries = useQueryClient()
  const [isChoosing, setChoosing] = useState(false)
  const choose = useMutation({
    mutationFn: (body: { readonly candidate?: number; readonly leaveOut?: boolean }) =>
      call(ChooseIsbnListLine, { params: { id: list.id, number: line.number }, body }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['isbn-list', list.id] }),
        queries.invalidateQueries({ queryKey: ['isbn-list-lines', list.id] }),
      ]),
  })
  const { candidate, here, bib, state, outcome, message } = line
  const canChange = state !== 'brought' && !isListBusy(list.state)
  return (
    <li className={styles.listLine}>
      <span className={styles.number}>{line.number}</span>
      <div>
        <p className="mono">{line.isbn ?? ''}</p>
        <p className={styles.second}>{line.cells.title ?? (line.isbn === null ? line.text : '')}</p>
        {line.cells.barcode !== undefined && <p className={styles.second}>{line.cells.barcode}</p>}
      </div>
      <div>
        <span className={styles.buttons}>
          <Pill tone={outcomeTones[outcome]}>{copyOutcomes[outcome]}</Pill>
          {state !== 'open' && <Pill tone={lineTones[state]}>{copyLineStates[state]}</Pill>}
          {candidate && <Score score={candidate.score} />}
        </span>
        {candidate && (
          <>
            <p className={styles.name}>
              {bib === null ? <bdi>{candidate.title}</bdi> : <Link href={`/catalogue/${bib}`}>{candidate.title}</Link>}
            </p>
            <CandidateFacts candidate={candidate} />
          </>
        )}
        {here && (
          <p className={styles.second}>
            <Link href={`/catalogue/${here.bib}`}>{copy.youHave(here.title, here.items)}</Link>
          </p>
        )}
        {message !== null && <p className={styles.second}>{message}</p>}
        {choose.isError && <p className={styles.second}>{sentenceFor(choose.error, words.problems)}</p>}
      </div>
      <div className={styles.actions}>
        {canChange && line.search !== null && (
          <Button size="small" onPress={() => setChoosing(true)}>
            {copy.choose}
            <span className="visually-hidden"> {copy.line(line.number)}</span>
          </Button>
        )}
        {canChange && candidate && (
          <Button
            size="small"
            tone="plain"
            isPending={choose.isPending}
            onPress={() => choose.mutate({ leaveOut: state !== 'left-out' })}
          >
            {state === 'left-out' ? copy.takeLine : copy.leaveLine}
            <span className="visually-hidden"> {copy.line(line.number)}</span>
          </Button>
        )}
      </div>
      {isChoosing && line.search !== null && (
        <ChooseDialog
          search={line.search}
          line={line.number}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            setChoosing(false)
            choose.mutate({ candidate: id })
          }}
        />
      )}
    </li>
  )
}
