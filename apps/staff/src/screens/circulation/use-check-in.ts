import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { CheckIn, UndoCheckIn, type CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { addReturn, claimQuestion, settleReturn, type Return } from './returns.ts'
import { onlyAsks } from './visit.ts'

const key = ['returns'] as const

/** How what is scanned now came back. */
export interface ReturnTerms {
  /** The moment, when it was earlier than now. */
  readonly returned: string | undefined
  readonly forgive: boolean
  /** From the book drop: as of the last closing. */
  readonly bookDrop: boolean
  readonly noHolds: boolean
  readonly noTransits: boolean
}

/** The work of check-in: each scan, and where it goes. The list outlives the screen until sign-out. */
export function useCheckIn(terms: ReturnTerms, onTaken: (outcome: CheckInOutcome) => void) {
  const { call, words, sounds, announce } = useDesk()
  const queries = useQueryClient()
  const { data: returns } = useQuery<readonly Return[]>({
    queryKey: key,
    queryFn: () => [],
    enabled: false,
    initialData: [],
    gcTime: Number.POSITIVE_INFINITY,
  })
  const [tone, setTone] = useState<'ok' | 'warn' | 'stop'>()
  const [chosen, setChosen] = useState<number>()
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const number = useRef(0)
  const change = (how: (now: readonly Return[]) => readonly Return[]) =>
    queries.setQueryData<readonly Return[]>(key, (now) => how(now ?? []).slice(0, 300))

  const take = async (
    id: number,
    barcode: string,
    how: ReturnTerms,
    codes: readonly string[] = [],
    claim?: 'found' | 'returned',
  ) => {
    const { returned, ...modes } = how
    try {
      const outcome = await call(CheckIn, {
        body: {
          barcode,
          ...modes,
          ...(returned !== undefined && { returned }),
          ...(claim !== undefined && { claim }),
          ...(codes.length > 0 && { override: { codes: [...codes], reason: '' } }),
        },
      })
      onTaken(outcome)
      change((now) => settleReturn(now, id, { is: 'taken', outcome }))
      setTone(outcome.tone === 'attention' ? 'warn' : outcome.tone)
      sounds.play(outcome.tone)
      announce(words.checkIn.said(outcome.item.title, outcome.message), outcome.tone === 'ok' ? 'soon' : 'now')
    } catch (error) {
      const message =
        error instanceof Problem && error.blocks.length > 0
          ? error.blocks.map((block) => block.message).join(' ')
          : sentenceFor(error, words.problems)
      const asks =
        error instanceof Problem && (onlyAsks(error.blocks) || error.blocks.every(({ code }) => code === claimQuestion))
      change((now) =>
        settleReturn(
          now,
          id,
          asks ? { is: 'asked', message, codes: error.blocks.map(({ code }) => code) } : { is: 'failed', message },
        ),
      )
      setTone('stop')
      sounds.play('stop')
      announce(message, 'now')
    }
  }
  return {
    returns,
    tone,
    chosen,
    choose: setChosen,
    scan(barcode: string) {
      const id = (number.current = Math.max(number.current + 1, Date.now()))
      setChosen(undefined)
      change((now) => addReturn(now, id, barcode))
      const asScanned = terms
      queue.current = queue.current.then(() => take(id, barcode, asScanned))
    },
    /** Takes an item in after its questions were answered with yes. */
    confirm(row: Return) {
      if (row.result.is !== 'asked') return
      const { codes } = row.result
      const asScanned = terms
      change((now) => settleReturn(now, row.key, { is: 'pending' }))
      queue.current = queue.current.then(() => take(row.key, row.barcode, asScanned, codes))
    },
    /** Takes a claimed item in, with what its return means. */
    settleClaim(row: Return, claim: 'found' | 'returned') {
      const asScanned = terms
      change((now) => settleReturn(now, row.key, { is: 'pending' }))
      queue.current = queue.current.then(() => take(row.key, row.barcode, asScanned, [], claim))
    },
    undo(row: Return) {
      if (row.result.is !== 'taken') return
      const { outcome } = row.result
      queue.current = queue.current.then(async () => {
        try {
          await call(UndoCheckIn, { params: { id: outcome.checkIn } })
          change((now) => settleReturn(now, row.key, { is: 'undone', outcome }))
          announce(words.desk.saidUndone(outcome.item.title))
        } catch (error) {
          const why = sentenceFor(error, words.problems)
          change((now) => settleReturn(now, row.key, { is: 'taken', outcome, undoProblem: why }))
          sounds.play('stop')
          announce(why, 'now')
        }
      })
    },
  }
}
