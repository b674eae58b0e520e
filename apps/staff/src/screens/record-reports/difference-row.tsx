import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { GetRecordDifference, type ListedRecord } from '../../../../server/src/modules/record-reports/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { RecordDiff } from '../batch-editing/record-diff.tsx'
import styles from './record-reports.module.css'

interface DifferenceRowProps {
  readonly report: number
  readonly row: ListedRecord
}

const tones = { added: 'ok', changed: 'info', removed: 'stop' } as const

/** A record that differs: what it is, and on demand what changed in it. */
export function DifferenceRow({ report, row }: DifferenceRowProps) {
  const { words, call } = useDesk()
  const { reports } = words
  const [isOpen, setOpen] = useState(false)
  const difference = useQuery({
    queryKey: ['record-difference', report, row.bib],
    queryFn: ({ signal }) => call(GetRecordDifference, { params: { id: report, bib: row.bib } }, signal),
    enabled: isOpen,
  })
  const fate = row.fate ?? 'changed'
  return (
    <li className={styles.change}>
      <div className={styles.head}>
        {fate === 'removed' ? (
          <bdi>{row.title}</bdi>
        ) : (
          <Link href={`/catalogue/${row.bib}`} look="quiet">
            <bdi>{row.title}</bdi>
          </Link>
        )}
        <span className={styles.second}>{[row.controlNumber, row.author].filter(Boolean).join(' · ')}</span>
      </div>
      <div className={styles.what}>
        <div className={styles.tags}>
          <Pill tone={tones[fate]}>{words.recordFates[fate]}</Pill>
          {row.tags.map((tag) => (
            <Pill key={tag}>{tag}</Pill>
          ))}
        </div>
        {!isOpen && <TextButton onPress={() => setOpen(true)}>{reports.showFields}</TextButton>}
        {isOpen && difference.isPending && <SkeletonRows rows={2} />}
        {difference.isError && <FailedState error={difference.error} onRetry={() => void difference.refetch()} />}
        {difference.data && <RecordDiff diff={{ isSame: false, fields: difference.data.fields }} />}
      </div>
    </li>
  )
}
