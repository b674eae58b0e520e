import { useEffect, useRef, useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLoanInHand } from './loan-in-hand.ts'
import { usePermissionWords } from './permission-words.ts'
import type { CheckOutDesk } from './use-check-out.ts'
import { canPass, mayAdd, onlyAsks, type VisitRow } from './visit.ts'
import styles from './visit-panel.module.css'

interface DecisionProps {
  readonly row: VisitRow
  readonly desk: CheckOutDesk
  readonly onClose: () => void
}

/** What stands in the way of a loan, whether this person may pass it, and the decision. Enter lends, Esc goes back. */
export function Decision({ row, desk, onClose }: DecisionProps) {
  const { words, scans } = useDesk()
  const { permissions } = useSession()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [title, setTitle] = useState('')
  const [author, setAuthor] = useState('')
  const wordsOf = usePermissionWords()
  const form = useRef<HTMLFormElement>(null)
  const blocks = row.outcome.is === 'refused' ? row.outcome.blocks : []
  const adding = mayAdd(blocks)
  const passable = canPass(blocks, permissions)
  const asks = onlyAsks(blocks)
  const has = (...codes: readonly string[]) => blocks.some(({ code }) => codes.includes(code))
  const loan = useLoanInHand(has('item-on-loan-here') ? desk.patron : undefined, row.barcode)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [])
  const close = () => {
    onClose()
    scans.focus()
  }
  const lend = () => {
    if (adding) {
      if (title.trim() === '') return setAsked(true)
      close()
      const by = author.trim()
      return desk.lendOtherwise(row, { fastAdd: { title: title.trim(), ...(by !== '' && { author: by }) } })
    }
    if (!passable) return
    if (!asks && reason.trim() === '') return setAsked(true)
    close()
    desk.pass(
      row,
      blocks.map(({ code }) => code),
      reason.trim(),
    )
  }
  return (
    <form
      ref={form}
      className={styles.decision}
      onSubmit={(event) => {
        event.preventDefault()
        lend()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Esc leaves the decision first; the patron stays.
        event.stopPropagation()
        close()
      }}
    >
      <ul className={styles.blocks} aria-label={words.desk.decisionTitle}>
        {blocks.map((block) => (
          <li key={block.code + block.message} className={styles.block}>
            <span>{block.message}</span>
            {adding && block.code === 'item-not-found' ? null : block.override === undefined ? (
              <span className={styles.pass}>{words.desk.cannotPass}</span>
            ) : permissions.includes(block.override) ? (
              <Pill tone="warn">{block.confirm === true ? words.work.ask : words.desk.mayPass}</Pill>
            ) : (
              <span className={styles.pass}>{words.desk.needs(wordsOf(block.override))}</span>
            )}
          </li>
        ))}
        {blocks.length === 0 && row.outcome.is === 'refused' && <li>{row.outcome.message}</li>}
      </ul>
      <div className={styles.actions}>
        {adding && (
          <>
            <div className={styles.reason}>
              <TextField
                label={words.work.fastAddTitle}
                hint={words.work.fastAddHint}
                value={title}
                onChange={setTitle}
                {...(asked && title.trim() === '' && { error: words.work.fastAddTitle })}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') event.continuePropagation()
                }}
              />
            </div>
            <div className={styles.reason}>
              <TextField label={words.work.fastAddAuthor} value={author} onChange={setAuthor} />
            </div>
            <Button type="submit" tone="primary">
              {words.work.fastAdd}
            </Button>
          </>
        )}
        {passable && !asks && (
          <div className={styles.reason}>
            <TextField
              label={words.desk.reason}
              hint={words.desk.reasonHint}
              value={reason}
              onChange={setReason}
              {...(asked && reason.trim() === '' && { error: words.desk.reasonNeeded })}
              onKeyDown={(event) => {
                if (event.key === 'Escape') event.continuePropagation()
              }}
            />
          </div>
        )}
        {passable && (
          <Button type="submit" tone="primary">
            {asks ? words.work.confirm : words.desk.lendAnyway}
          </Button>
        )}
        {has('on-site-only') && (
          <Button
            onPress={() => {
              close()
              desk.lendOtherwise(row, { onSite: true })
            }}
          >
            {words.work.lendOnSite}
          </Button>
        )}
        {has('not-on-site') && (
          <Button
            onPress={() => {
              close()
              desk.lendOtherwise(row, { onSite: false })
            }}
          >
            {words.work.lendAsUsual}
          </Button>
        )}
        {loan !== undefined && (
          <Button
            onPress={() => {
              close()
              desk.renewInstead(row, loan)
            }}
          >
            {words.desk.renewInstead}
          </Button>
        )}
        {has('item-on-loan', 'held-for-other', 'item-lost', 'item-missing', 'item-claimed-returned') &&
          permissions.includes('circulation:check-in') && (
            <Button
              onPress={() => {
                close()
                desk.checkItIn(row)
              }}
            >
              {words.desk.checkItIn}
            </Button>
          )}
        <Button
          tone="plain"
          onPress={() => {
            close()
            desk.leave(row)
          }}
        >
          {words.desk.leave}
        </Button>
      </div>
    </form>
  )
}
