import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { BookType } from 'lucide-react'
import {
  BrowseReferences,
  headingKinds,
  type BrowseEntry,
} from '../../../../server/src/modules/authorities/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import styles from './authorities.module.css'
import { titlesAddress } from './addresses.ts'

/** The list of headings from a word on, with see and see-also references, forwards and back. */
export function BrowseView() {
  const { words, call } = useDesk()
  const { authorities } = words
  const address = useAddress()
  const kind = address.oneOf('kind', headingKinds)
  const from = address.text('from') ?? ''
  const [after, before] = [address.text('after'), address.text('before')]
  const found = useQuery({
    queryKey: ['headings-browse', kind, from, after, before],
    queryFn: ({ signal }) =>
      call(
        BrowseReferences,
        {
          query: {
            kind,
            from,
            limit: 50,
            ...(after !== undefined && { after }),
            ...(before !== undefined && { before }),
          },
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const list = found.data
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <RadioGroup
          label={authorities.kind}
          hideLabel
          look="segments"
          value={kind}
          onChange={(next) =>
            address.set({ kind: next === 'name' ? undefined : next, after: undefined, before: undefined })
          }
          choices={headingKinds.map((id) => ({ id, label: words.headingKindNames[id] }))}
        />
        <div className={styles.grow}>
          <SearchField
            label={authorities.from}
            placeholder={authorities.from}
            value={from}
            onChange={(next) => address.set({ from: next, after: undefined, before: undefined }, 'replace')}
          />
        </div>
      </div>
      {found.isPending && <SkeletonRows rows={10} />}
      {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {list && (
        <Panel flush>
          {list.rows.length === 0 ? (
            <EmptyState icon={BookType} title={authorities.noHeadings}>
              {authorities.noHeadingsText}
            </EmptyState>
          ) : (
            <ul className={styles.lines}>
              {list.rows.map((row) => (
                <Line key={`${row.entry} ${row.id} ${row.text} ${row.see}`} row={row} />
              ))}
            </ul>
          )}
          <div className={styles.foot}>
            <Button
              keys="Alt+PageUp"
              isDisabled={list.before === null}
              onPress={() => address.set({ before: list.before ?? undefined, after: undefined })}
            >
              {authorities.before}
            </Button>
            <Button
              keys="Alt+PageDown"
              isDisabled={list.after === null}
              onPress={() => address.set({ after: list.after ?? undefined, before: undefined })}
            >
              {authorities.after}
            </Button>
          </div>
        </Panel>
      )}
    </div>
  )
}

function Line({ row }: { readonly row: BrowseEntry }) {
  const { words } = useDesk()
  const { authorities, relationNames } = words
  const session = useSession()
  const address = useAddress()
  const kind = address.oneOf('kind', headingKinds)
  const goTo = (text: string) => `/authorities?${new URLSearchParams({ kind, from: text }).toString()}`
  const related = Map.groupBy(row.related, ({ relation }) => relationNames[relation])
  return (
    <li>
      <span className={styles.main}>
        {row.entry === 'heading' ? (
          <Link href={titlesAddress(kind, row.text)} look="quiet">
            <bdi>{row.text}</bdi>
          </Link>
        ) : (
          <bdi className={styles.reference}>{row.text}</bdi>
        )}{' '}
        {row.source !== '' && <Pill>{row.source}</Pill>}
        {row.see !== null && (
          <span className={styles.second}>
            {' '}
            <em>{authorities.see}</em>{' '}
            <Link href={goTo(row.see)}>
              <bdi>{row.see}</bdi>
            </Link>
          </span>
        )}
      </span>
      <span className={styles.acts}>
        {row.entry === 'heading' && <span className={styles.second}>{authorities.titles(row.bibs)}</span>}
        {row.authority === null && row.id !== null && may(session, 'authorities:write') && (
          <Link href={`/authorities/new?heading=${row.id}`}>{authorities.makeRecord}</Link>
        )}
        {row.authority !== null && <Link href={`/authorities/${row.authority}`}>{authorities.record}</Link>}
      </span>
      {[...related].map(([label, ones]) => (
        <span key={label} className={styles.related}>
          {label}:{' '}
          {ones.map(({ id, text }, at) => (
            <span key={id}>
              {at > 0 && ' · '}
              <Link href={goTo(text)}>
                <bdi>{text}</bdi>
              </Link>
            </span>
          ))}
        </span>
      ))}
    </li>
  )
}
