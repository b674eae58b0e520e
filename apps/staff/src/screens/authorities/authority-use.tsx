import { useQuery } from '@tanstack/react-query'
import type { Authority } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { TitlesOfAuthority } from '../../../../server/src/modules/authority-control/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Count } from '../../ui/count.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { changeAddress, titlesAddress } from './addresses.ts'
import styles from './authorities.module.css'

/** The headings of the catalogue that are linked to a record. */
export function HeadingsPanel({ headings }: Pick<Authority, 'headings'>) {
  const { authorities, linkWayNames, headingKindNames } = useDesk().words
  const mayChange = may(useSession(), 'catalog:batch')
  return (
    <Panel title={authorities.inCatalogue} flush>
      <ul className={styles.lines}>
        {headings.length === 0 && <li className={styles.second}>{authorities.notInCatalogue}</li>}
        {headings.map(({ id, kind, text, source, bibs, how }) => (
          <li key={id}>
            <span className={styles.main}>
              <Link href={titlesAddress(kind, text)} look="quiet">
                <bdi>{text}</bdi>
              </Link>{' '}
              {source !== '' && <Pill>{source}</Pill>}
              <div className={styles.second}>
                {headingKindNames[kind]} · {linkWayNames[how]} · {authorities.titles(bibs)}
              </div>
            </span>
            <span className={styles.acts}>
              {mayChange && <Link href={changeAddress({ kind, text, source })}>{authorities.change}</Link>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The titles under them. */
export function TitlesPanel({ id, total }: { readonly id: number; readonly total: number }) {
  const { words, call } = useDesk()
  const { authorities } = words
  const found = useQuery({
    queryKey: ['authority', id, 'titles'],
    queryFn: ({ signal }) => call(TitlesOfAuthority, { params: { id }, query: { limit: 25 } }, signal),
    enabled: total > 0,
  })
  if (total === 0) return null
  return (
    <Panel title={authorities.underTitles} aside={<Count value={total} />} flush>
      {found.isPending && <SkeletonRows rows={4} />}
      {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      <ul className={styles.lines}>
        {found.data?.rows.map((row) => (
          <li key={row.id}>
            <span className={styles.main}>
              <Link href={`/catalogue/${row.id}`} look="quiet">
                <bdi>{row.title}</bdi>
              </Link>
              <div className={styles.second}>
                <bdi>{[row.author, row.year].filter((part) => part !== null).join(', ')}</bdi>
              </div>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
