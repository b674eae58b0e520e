import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { FindDuplicates } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useDesk } from '../../desk-context.ts'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './patron.module.css'
import { isWorthAsking, type Known } from './similar.ts'

const mostLikely = 60

/** Those who may be registered already, while one types: by name and birth date, e-mail, phone, address and card. */
export function DuplicateHints({ known, except }: { readonly known: Known; readonly except?: number }) {
  const { call, words, format } = useDesk()
  const { patrons, people } = words
  const [asked, setAsked] = useState(known)
  const text = JSON.stringify(known)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(known), 200)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react/exhaustive-deps -- what was typed counts, not the object that holds it
  }, [text])
  const enabled = isWorthAsking(asked)
  const { data } = useQuery({
    queryKey: ['patrons', 'similar', asked, except],
    queryFn: ({ signal }) =>
      call(FindDuplicates, { body: { ...asked, ...(except !== undefined && { except }) } }, signal),
    enabled,
    placeholderData: (before) => before,
  })
  const found = enabled ? (data?.rows ?? []) : []
  return (
    <div className={styles.aside}>
      <Panel title={patrons.similarTitle}>
        <div className={styles.stack} role="status">
          <p className={styles.quiet}>
            {!enabled ? patrons.similarIdle : found.length === 0 ? patrons.noSimilar : patrons.similarText}
          </p>
          {found.map((hint) => (
            <div key={hint.id}>
              <Link href={`/patrons/${hint.id}`} look="strong">
                {hint.name}
              </Link>{' '}
              {hint.likeness >= mostLikely && <Pill tone="warn">{people.likely}</Pill>}
              <p className={styles.second}>
                {[
                  ...(hint.birthDate === null ? [] : [format.day(hint.birthDate)]),
                  ...hint.alike.map((one) => words.peopleAlike[one]),
                ].join(' · ')}
              </p>
            </div>
          ))}
        </div>
      </Panel>
    </div>
  )
}
