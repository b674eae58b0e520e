import { Laptop, RefreshCw, Scissors, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import { OutcomeRow } from '../../ui/outcome-row.tsx'
import { Decision } from './decision.tsx'
import { dueWords, isShortLoan } from './short-loan.ts'
import type { CheckOutDesk } from './use-check-out.ts'
import { glanceOf, type VisitRow } from './visit.ts'
import styles from './visit-panel.module.css'

interface VisitLineProps {
  readonly row: VisitRow
  readonly desk: CheckOutDesk
  readonly newest: boolean
  readonly selected: boolean
  /** The key that opens the decision of this row. */
  readonly decideKey: string | undefined
}

/** One scan of the visit: what became of it, why, the decision that is needed, and undo. */
export function VisitLine({ row, desk, newest, selected, decideKey }: VisitLineProps) {
  const { words, format } = useDesk()
  const [deciding, setDeciding] = useState(false)
  const { outcome } = row
  const open = outcome.is === 'refused' && outcome.open
  const decide = () => {
    desk.choose(row.key)
    setDeciding(!deciding)
  }
  useShortcut(decideKey, { label: words.desk.decide, run: decide })
  const choose = () => desk.choose(row.key)
  const shown = look(row, words, format)
  const band = open ? 'stop' : newest && outcome.is === 'out' ? (outcome.loan.shortened ? 'warn' : 'ok') : undefined
  const canUndo = outcome.is === 'out' || outcome.is === 'back'
  const more = deciding && open
  return (
    <OutcomeRow
      of={glanceOf(outcome) ?? { title: outcome.is === 'pending' ? '…' : words.desk.unknown }}
      barcode={row.barcode}
      state={shown.state}
      result={shown.result}
      refused={outcome.is === 'refused' || outcome.is === 'undone'}
      selected={selected}
      {...(band !== undefined && { band })}
      {...(open && { ask: { text: deciding ? words.desk.closeDecision : words.desk.decide, onPress: decide } })}
      {...(!open &&
        outcome.is !== 'pending' &&
        outcome.is !== 'undone' && { ask: { text: shown.why, onPress: choose } })}
      {...(canUndo && { onUndo: () => desk.undo(row) })}
    >
      {(more || row.undoProblem !== undefined) && (
        <>
          {more && <Decision row={row} desk={desk} onClose={() => setDeciding(false)} />}
          {row.undoProblem !== undefined && <p className={styles.problem}>{row.undoProblem}</p>}
        </>
      )}
    </OutcomeRow>
  )
}

function look({ outcome }: VisitRow, { desk }: Words, format: Format) {
  switch (outcome.is) {
    case 'pending':
      return { state: { tone: 'neutral', text: desk.pending }, result: '…', why: desk.why } as const
    case 'out':
      return {
        state: lentState(outcome.loan, desk),
        result: dueWords(format, outcome.loan),
        why: whyOf(outcome.loan, desk),
      }
    case 'renewed':
      return {
        state: { tone: 'ok', text: desk.renewed, icon: RefreshCw },
        result: dueWords(format, outcome.loan),
        why: desk.why,
      } as const
    case 'refused':
      return {
        state: {
          tone: outcome.open ? 'stop' : 'neutral',
          text: outcome.open ? desk.refused : desk.left,
          ...(outcome.open && { icon: 'tone' as const }),
        },
        result: desk.notLent,
        why: desk.why,
      } as const
    case 'back':
      return {
        state: { tone: 'info', text: desk.checkedIn, icon: 'tone' },
        result: desk.checkedIn,
        why: desk.why,
      } as const
    case 'undone':
      return { state: { tone: 'neutral', text: desk.undone, icon: Undo2 }, result: '', why: desk.why } as const
  }
}

function whyOf(loan: Loan, desk: Words['desk']): string {
  return loan.shortened ? desk.whyShort : desk.why
}

function lentState(loan: Loan, desk: Words['desk']) {
  if (loan.shortened) return { tone: 'warn', text: desk.shortened, icon: Scissors } as const
  if (isShortLoan(loan.out, loan.due)) return { tone: 'info', text: desk.out, icon: Laptop } as const
  return { tone: 'ok', text: desk.out, icon: 'tone' } as const
}
