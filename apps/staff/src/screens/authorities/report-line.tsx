import type { ReportName, ReportRow } from '../../../../server/src/modules/authorities/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { changeAddress, titlesAddress } from './addresses.ts'
import styles from './authorities.module.css'

interface ReportLineProps {
  readonly row: ReportRow
  readonly report: ReportName
  readonly onLink: () => void
  readonly onAside: () => void
  readonly onTakeBack: () => void
}

/** A heading or record of a report: what it is, what is meant perhaps, and what can be done. */
export function ReportLine({ row, report, onLink, onAside, onTakeBack }: ReportLineProps) {
  const { authorities } = useDesk().words
  const session = useSession()
  const mayWrite = may(session, 'authorities:write')
  const { heading, authority, others, ignored } = row
  const name = heading?.text ?? authority?.text ?? ''
  return (
    <li>
      <span className={styles.main}>
        {heading ? (
          <Link href={titlesAddress(heading.kind, heading.text)} look="quiet">
            <bdi>{heading.text}</bdi>
          </Link>
        ) : (
          authority && (
            <Link href={`/authorities/${authority.id}`} look="quiet">
              <bdi>{authority.text}</bdi>
            </Link>
          )
        )}{' '}
        {heading && heading.source !== '' && <Pill>{heading.source}</Pill>}
        {heading && <span className={styles.second}> {authorities.titles(heading.bibs)}</span>}
        {heading && authority && (
          <div className={styles.second}>
            {report === 'see-from' ? authorities.see : authorities.suggestion}{' '}
            <Link href={`/authorities/${authority.id}`}>
              <bdi>{authority.text}</bdi>
            </Link>
          </div>
        )}
        {others.length > 0 && (
          <div className={styles.second}>
            {others.map((other, at) => (
              <span key={`${other.authority} ${other.heading} ${other.text}`}>
                {at > 0 && ' · '}
                {other.authority === null ? (
                  <bdi>{other.text}</bdi>
                ) : (
                  <Link href={`/authorities/${other.authority}`}>
                    <bdi>{other.text}</bdi>
                  </Link>
                )}
                {other.heading !== null && ` (${authorities.titles(other.bibs)})`}
              </span>
            ))}
          </div>
        )}
        {ignored !== null && <div className={styles.second}>{ignored}</div>}
      </span>
      <span className={styles.acts}>
        {heading && authority && mayWrite && (report === 'near' || report === 'conflict') && (
          <TextButton aria-label={authorities.linkTo(authority.text)} onPress={onLink}>
            {authorities.link}
          </TextButton>
        )}
        {heading && may(session, 'catalog:batch') && (
          <Link href={changeAddress(heading, authority?.text)}>{authorities.change}</Link>
        )}
        {heading && !authority && mayWrite && report !== 'double' && (
          <Link href={`/authorities/new?heading=${heading.id}`}>{authorities.makeRecord}</Link>
        )}
        {mayWrite &&
          (ignored === null ? (
            <TextButton aria-label={authorities.asideOf(name)} onPress={onAside}>
              {authorities.aside}
            </TextButton>
          ) : (
            <TextButton aria-label={authorities.takeBackOf(name)} onPress={onTakeBack}>
              {authorities.takeBack}
            </TextButton>
          ))}
      </span>
    </li>
  )
}
