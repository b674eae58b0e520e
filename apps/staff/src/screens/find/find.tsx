import { useQuery } from '@tanstack/react-query'
import { ArrowRight, BookOpen, ListChecks, Search, UserRound } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useRouter } from '@tanstack/react-router'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { commandsFor, isCommand } from './commands.ts'
import styles from './find.module.css'
import { lookUp, onlyPlace, type Found } from './look-up.ts'

/** What was found for what was typed into the field that takes anything; it goes there at once when one thing was meant. */
export function FindScreen() {
  const { call, words, announce } = useDesk()
  const session = useSession()
  const address = useAddress()
  const router = useRouter()
  const q = (address.text('q') ?? '').trim()
  const { find } = words
  const commands = commandsFor(q, words)
  const [command] = commands
  const meant = command && isCommand(q, command) ? command.to : undefined
  const found = useQuery({
    queryKey: ['find', q],
    queryFn: () => lookUp(call, q, may(session, 'patrons:read')),
    enabled: q !== '' && meant === undefined,
    staleTime: 0,
  })
  const place =
    meant ?? (found.data && !found.isFetching && commands.length === 0 ? onlyPlace(found.data, q) : undefined)
  const nothing = found.data !== undefined && isNothing(found.data) && commands.length === 0
  useEffect(() => {
    // What was typed is not a page to come back to: Back leads to where one was.
    if (place !== undefined) router.history.replace(`/staff${place}`)
  }, [place, router])
  useEffect(() => {
    if (nothing) announce(find.nothingTitle, 'now')
  }, [nothing, announce, find])
  if (q === '') {
    return (
      <Panel>
        <EmptyState icon={Search} title={find.emptyTitle}>
          {find.emptyText}
        </EmptyState>
      </Panel>
    )
  }
  return (
    <>
      <PageHeader title={find.title}>{find.for(q)}</PageHeader>
      {found.isError && (
        <Panel>
          <FailedState error={found.error} onRetry={() => void found.refetch()} />
        </Panel>
      )}
      {(found.isLoading || place !== undefined) && (
        <Panel flush>
          <SkeletonRows rows={4} />
        </Panel>
      )}
      {found.data && place === undefined && (
        <Results key={q} found={found.data} q={q}>
          {commands.length > 0 && (
            <Panel title={find.goTo} icon={ArrowRight} flush>
              <ul>
                {commands.map(({ to, label }) => (
                  <li key={to} className={styles.line}>
                    <Link href={to} look="strong">
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </Results>
      )}
      {nothing && (
        <Panel>
          <EmptyState icon={Search} title={find.nothingTitle}>
            {find.nothingText}
          </EmptyState>
        </Panel>
      )}
    </>
  )
}

function isNothing({ patron, item, job, patrons, titles }: Found): boolean {
  return !patron && !item && !job && patrons.total === 0 && titles.total === 0
}

interface ResultsProps {
  readonly found: Found
  readonly q: string
  readonly children: ReactNode
}

function Results({ found, q, children }: ResultsProps) {
  const { words, format } = useDesk()
  const { find } = words
  const { item, job, patrons, titles } = found
  const place = useRef<HTMLDivElement>(null)
  // The first answer has the focus: Enter opens it.
  useEffect(() => place.current?.querySelector<HTMLElement>('li a')?.focus(), [])
  return (
    <div ref={place} className={styles.results}>
      {children}
      {item && (
        <Panel title={find.items} icon={BookOpen} flush>
          <ul>
            <li className={styles.line}>
              <Link href={`/catalogue/${item.bib}?item=${item.id}`} look="strong">
                {item.title}
              </Link>
              <Barcode value={item.barcode} />
            </li>
          </ul>
        </Panel>
      )}
      {job && (
        <Panel title={words.sections.jobs} icon={ListChecks} flush>
          <ul>
            <li className={styles.line}>
              <Link href={`/jobs?job=${job.id}`} look="strong">
                {job.title}
              </Link>
              <span className={styles.second}>{find.jobNumber(job.id)}</span>
            </li>
          </ul>
        </Panel>
      )}
      {patrons.rows.length > 0 && (
        <Panel
          title={find.patrons}
          icon={UserRound}
          flush
          {...(patrons.total > patrons.rows.length && {
            actions: <Link href={`/patrons?q=${encodeURIComponent(q)}`}>{find.allPatrons(patrons.total)}</Link>,
          })}
        >
          <ul>
            {patrons.rows.map((patron) => (
              <li key={patron.id} className={styles.line}>
                <Link href={`/patrons/${patron.id}`} look="strong">
                  {patron.name}
                </Link>
                <span className={styles.second}>{patron.birthDate !== null && format.day(patron.birthDate)}</span>
                {patron.card !== null && <Barcode value={patron.card} />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {titles.rows.length > 0 && (
        <Panel
          title={find.titles}
          icon={BookOpen}
          flush
          {...(titles.total > titles.rows.length && {
            actions: <Link href={`/catalogue?q=${encodeURIComponent(q)}`}>{find.allTitles(titles.total)}</Link>,
          })}
        >
          <ul>
            {titles.rows.map((title) => (
              <li key={title.id} className={styles.line}>
                <TwoLines
                  cover={{
                    title: title.title,
                    author: title.author ?? undefined,
                    classNumber: title.classNumber ?? undefined,
                    kind: title.format,
                  }}
                  second={[title.author, title.year].filter((part) => part !== null).join(', ')}
                >
                  <Link href={`/catalogue/${title.id}`} look="quiet">
                    {title.title}
                  </Link>
                </TwoLines>
                <span className={styles.second}>{find.copies(title.items)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}
