import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  DecideSuggestion,
  type Suggestion,
  type SuggestionState,
} from '../../../../server/src/modules/purchase-suggestions/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TitleField } from '../reserves/title-field.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './readers.module.css'

interface Decision {
  readonly to: SuggestionState
  readonly reason?: string
  readonly bib?: number
}

/** A suggestion with what can be decided. */
export function SuggestionRow({ row, mayDecide }: { readonly row: Suggestion; readonly mayDecide: boolean }) {
  const { words, call, announce, format } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'declined' | 'here'>()
  const [bib, setBib] = useState<number | undefined>(row.found?.bib)
  const decide = useMutation({
    mutationFn: (body: Decision) => call(DecideSuggestion, { params: { id: row.id }, body: { ...body } }),
    onSuccess: (done) => {
      setAsking(undefined)
      const held =
        done.holdProblem === null
          ? done.hold === null
            ? ''
            : ` ${readers.held}`
          : ` ${readers.noHold(done.holdProblem)}`
      announce(`${readers.decided(row.title, words.suggestionStates[done.state])}${held}`)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['readers'] }),
  })
  const isOpen = row.state === 'new' || row.state === 'ordered'
  return (
    <li className={styles.row}>
      <p className={styles.line}>
        {row.bib === null ? (
          <b>
            <bdi>{row.title}</bdi>
          </b>
        ) : (
          <Link href={`/catalogue/${row.bib}`} look="strong">
            <bdi>{row.title}</bdi>
          </Link>
        )}
        {row.author !== '' && <bdi>{row.author}</bdi>}
        {row.isbn !== '' && <span className={styles.second}>{row.isbn}</span>}
        {row.wantsHold && <Pill tone="info">{readers.wantsHold}</Pill>}
        {row.alike > 1 && <Pill tone="warn">{readers.alike(row.alike)}</Pill>}
      </p>
      <p className={`${styles.line} ${styles.second}`}>
        {row.patron === null ? (
          readers.ofLibrary
        ) : (
          <Link href={`/patrons/${row.patron}`} look="quiet">
            <bdi>{row.patronName}</bdi>
          </Link>
        )}
        <span>{format.day(row.createdAt.slice(0, 10))}</span>
        {row.decidedBy !== null && <span>{row.decidedBy}</span>}
        {isOpen && (
          <Link href={`/copy-cataloguing/search?q=${encodeURIComponent(row.isbn || row.title)}`} look="quiet">
            {readers.searchElsewhere}
          </Link>
        )}
      </p>
      {row.note !== '' && (
        <p className={styles.text}>
          <bdi>{row.note}</bdi>
        </p>
      )}
      {row.reason !== '' && (
        <p className={`${styles.text} ${styles.second}`}>
          <bdi>{row.reason}</bdi>
        </p>
      )}
      {row.found !== null && <Banner tone="info" title={readers.isFound(row.found.title)} />}
      {decide.isError && asking === undefined && (
        <Banner tone="stop" live title={sentenceFor(decide.error, words.problems)} />
      )}
      {mayDecide && (
        <div className={styles.buttons}>
          {row.state === 'new' && (
            <Button size="small" isPending={decide.isPending} onPress={() => decide.mutate({ to: 'ordered' })}>
              {readers.order}
            </Button>
          )}
          {isOpen && (
            <Button size="small" tone={row.found ? 'primary' : 'quiet'} onPress={() => setAsking('here')}>
              {readers.here}
            </Button>
          )}
          {isOpen && (
            <Button size="small" onPress={() => setAsking('declined')}>
              {readers.decline}
            </Button>
          )}
          {!isOpen && (
            <Button size="small" tone="plain" isPending={decide.isPending} onPress={() => decide.mutate({ to: 'new' })}>
              {readers.reopen}
            </Button>
          )}
        </div>
      )}
      {asking === 'declined' && (
        <ReasonDialog
          title={readers.declineTitle}
          submit={readers.decline}
          hint={readers.reasonHint}
          needed
          isPending={decide.isPending}
          error={decide.error}
          onSubmit={(reason) => decide.mutate({ to: 'declined', reason })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'here' && (
        <Dialog
          title={readers.hereTitle}
          isOpen
          onClose={() => setAsking(undefined)}
          actions={
            <Button
              tone="primary"
              keys="Mod+Enter"
              isPending={decide.isPending}
              isDisabled={bib === undefined}
              onPress={() => decide.mutate({ to: 'here', ...(bib !== undefined && { bib }) })}
            >
              {readers.here}
            </Button>
          }
        >
          <div className={styles.fields}>
            {decide.isError && <Banner tone="stop" live title={sentenceFor(decide.error, words.problems)} />}
            {row.found && <Banner tone="info" title={readers.isFound(row.found.title)} />}
            <TitleField value={bib} onChange={setBib} label={readers.what} hint={readers.hereText} />
          </div>
        </Dialog>
      )}
    </li>
  )
}
