import { Undo2, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CoverOf } from '@carrel/cover-art'
import { useWords } from '../desk-context.ts'
import { Barcode } from './barcode.tsx'
import { Cover } from './cover.tsx'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import styles from './outcome-row.module.css'
import { Pill } from './pill.tsx'
import { TextButton } from './text-button.tsx'
import type { Tone } from './tone.ts'

interface OutcomeRowProps {
  readonly of: Omit<CoverOf, 'size'>
  readonly picture?: string | undefined
  readonly barcode: string
  /** What became of it, in a word or two. */
  readonly state: { readonly tone: Tone; readonly text: string; readonly icon?: LucideIcon | 'tone' }
  /** Due date, destination, or that it is not lent. */
  readonly result: ReactNode
  readonly refused?: boolean
  /** The newest row and the refused ones carry their colour across. */
  readonly band?: Extract<Tone, 'ok' | 'warn' | 'stop'>
  readonly selected?: boolean
  /** The one thing to ask or decide about it. */
  readonly ask?: { readonly text: string; readonly onPress: () => void }
  readonly onUndo?: () => void
  /** More, under the line: the decision that is needed. */
  readonly children?: ReactNode
}

/** One scan and what became of it: in its row, in colour and words, with undo. Stands in a `<ul>`. */
export function OutcomeRow(props: OutcomeRowProps) {
  const { of, picture, barcode, state, result, refused, band, selected, ask, onUndo, children } = props
  const { ui } = useWords()
  const hasMore = children !== undefined && children !== null && children !== false
  return (
    <li className={cx(styles.row, band && styles[band], selected && styles.selected)} aria-current={selected === true}>
      <div className={styles.line}>
        <Cover of={of} picture={picture} />
        <div className={styles.what}>
          <p className={styles.title}>
            <bdi>{of.title}</bdi>
          </p>
          <p className={styles.second}>
            {of.author !== undefined && of.author !== '' && (
              <>
                <bdi>{of.author}</bdi> ·{' '}
              </>
            )}
            <Barcode value={barcode} />
          </p>
        </div>
        <Pill tone={state.tone} bare={band !== undefined} {...(state.icon !== undefined && { icon: state.icon })}>
          {state.text}
        </Pill>
        <div className={styles.result}>
          <p className={cx(styles.due, refused && styles.refused)}>{result}</p>
          {ask && <TextButton onPress={ask.onPress}>{ask.text}</TextButton>}
        </div>
        <IconButton icon={Undo2} label={ui.undo} isDisabled={!onUndo} {...(onUndo && { onPress: onUndo })} />
      </div>
      {hasMore && <div className={styles.more}>{children}</div>}
    </li>
  )
}
