import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BadgeCheck, Check, RefreshCw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { CheckBib, ListBibFlags, type Flag } from '../../../../server/src/modules/quality/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toneIcons } from '../../ui/tone.ts'
import { DismissDialog } from './dismiss-dialog.tsx'
import styles from './quality.module.css'
import { severityTones } from './severity.ts'
import { UndoLine, useDismissals } from './use-dismissals.tsx'

/** What was found in one record, above the record; nothing where the person may not see it. */
export function RecordFlags({ bib }: { readonly bib: number }) {
  const { words, call, announce } = useDesk()
  const { quality } = words
  const session = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Flag>()
  const mayRead = may(session, 'quality:read')
  const found = useQuery({
    queryKey: ['quality', 'bib', bib],
    queryFn: ({ signal }) => call(ListBibFlags, { params: { id: bib } }, signal),
    enabled: mayRead,
  })
  useLiveRefresh(['quality'], [['quality', 'bib', bib]])
  const again = useMutation({
    mutationFn: () => call(CheckBib, { params: { id: bib } }),
    onSuccess: (flags) => {
      queries.setQueryData(['quality', 'bib', bib], flags)
      announce(quality.checked)
    },
  })
  const dismissals = useDismissals(() => setAsking(undefined))
  if (!mayRead || !found.data) return null
  const open = found.data.rows.filter(({ dismissed }) => dismissed === null)
  const mayDismiss = may(session, 'quality:dismiss')
  const checkAgain = (
    <Button tone="plain" size="small" icon={RefreshCw} isPending={again.isPending} onPress={() => again.mutate()}>
      {quality.checkAgain}
    </Button>
  )
  if (found.data.rows.length === 0) {
    return (
      <p className={cx(styles.sound, styles.ofRecord)}>
        <BadgeCheck aria-hidden="true" /> {quality.bibSound} {checkAgain}
      </p>
    )
  }
  return (
    <div className={styles.ofRecord}>
      <Panel
        title={open.length === 0 ? quality.bibDismissed(found.data.rows.length) : quality.bibTitle(open.length)}
        actions={checkAgain}
        flush
      >
        <UndoLine dismissals={dismissals} />
        <ul className={styles.recordFlags}>
          {found.data.rows.map((flag) => (
            <RecordFlag
              key={flag.id}
              flag={flag}
              mayDismiss={mayDismiss}
              onDismiss={() => setAsking(flag)}
              onRestore={() => dismissals.restore([flag.id])}
            />
          ))}
        </ul>
        {asking && (
          <DismissDialog
            count={1}
            dismissals={dismissals}
            onClose={() => setAsking(undefined)}
            onDismiss={(reason) => dismissals.dismiss([asking.id], reason)}
          />
        )}
      </Panel>
    </div>
  )
}

interface RecordFlagProps {
  readonly flag: Flag
  readonly mayDismiss: boolean
  readonly onDismiss: () => void
  readonly onRestore: () => void
}

function RecordFlag({ flag, mayDismiss, onDismiss, onRestore }: RecordFlagProps) {
  const { words, format } = useDesk()
  const { quality, findingSeverities } = words
  const tone = severityTones[flag.severity]
  const Icon = toneIcons[tone]
  return (
    <li className={cx(styles.recordFlag, flag.dismissed !== null && styles.isDismissed)}>
      <Icon aria-label={findingSeverities[flag.severity]} className={cx(styles.sign, styles[tone])} />
      <span className={styles.flagTag}>
        {flag.tag}
        {flag.subfield !== null && ` $${flag.subfield}`}
      </span>
      <span className={styles.flagText}>
        <bdi>{flag.message}</bdi>{' '}
        {flag.dismissed ? (
          <span className={styles.quiet}>
            {quality.dismissedBy(flag.dismissed.by, format.when(flag.dismissed.at))}: {flag.dismissed.reason}
          </span>
        ) : (
          <Link href={`/quality?rule=${flag.code}`}>{quality.allOfRule}</Link>
        )}
      </span>
      {mayDismiss && (
        <Button
          tone="plain"
          size="small"
          icon={flag.dismissed ? Undo2 : Check}
          aria-label={`${flag.dismissed ? quality.restore : quality.dismiss}: ${flag.message}`}
          onPress={flag.dismissed ? onRestore : onDismiss}
        >
          {flag.dismissed ? quality.restore : quality.dismiss}
        </Button>
      )}
    </li>
  )
}
