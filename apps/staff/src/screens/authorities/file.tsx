import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CircleCheck, Download } from 'lucide-react'
import {
  GetAuthorityLoad,
  ListAuthorityLoadRows,
  type AuthorityLoad,
} from '../../../../server/src/modules/authority-control/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import styles from './authorities.module.css'
import { loadTones } from './file-columns.tsx'
import { fileRowColumns } from './file-row-columns.tsx'

/** One file of authority records: how far it is, what it held, and what is to be told of its records. */
export function AuthorityFileScreen() {
  const { words, call, format } = useDesk()
  const { authorities } = words
  const id = Number(useParams({ from: '/signed-in/authorities/files/$id' }).id)
  const found = useQuery({
    queryKey: ['authority-file', id],
    queryFn: ({ signal }) => call(GetAuthorityLoad, { params: { id } }, signal),
  })
  useLiveRefresh(
    ['job'],
    [
      ['authority-file', id],
      ['authority-file-rows', id],
    ],
  )
  if (found.isPending) return <SkeletonRows rows={8} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  const it = found.data
  return (
    <>
      <PageHeader
        title={it.name}
        guide="authority-files"
        crumbs={[{ label: authorities.title, href: '/authorities?view=files' }]}
        aside={
          <Pill tone={loadTones[it.state]} icon="tone">
            {words.authorityLoadStates[it.state]}
          </Pill>
        }
        actions={
          it.refused > 0 && (
            <ButtonLink href={`/api/v1/authority-files/${it.id}/refused`} icon={Download} download>
              {authorities.refusedFile}
            </ButtonLink>
          )
        }
      >
        {format.when(it.at)}, {it.by}
        {it.vocabulary !== null && <> · {it.vocabulary}</>}
      </PageHeader>
      {it.error !== null && <Banner tone="stop" title={it.error} />}
      <Stats
        stats={(['read', 'added', 'updated', 'unchanged', 'kept', 'refused'] as const).map((part) => ({
          label: authorities[part],
          value: format.count(it[part]),
          ...(part === 'refused' && it.refused > 0 && { tone: 'stop' as const }),
        }))}
      />
      <div className={styles.columns}>
        <Rows id={id} />
        <Panel title={authorities.what}>
          <KeyValues facts={factsOf(it, words.authorities, format.count)} />
        </Panel>
      </div>
    </>
  )
}

function factsOf(
  it: AuthorityLoad,
  words: ReturnType<typeof useDesk>['words']['authorities'],
  count: (value: number) => string,
) {
  return [
    ...Object.entries(it.tags)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([tag, many]) => ({ label: tag, value: count(many) })),
    { label: words.references, value: words.referencesText(count(it.seeFrom), count(it.seeAlso)) },
    ...(it.validation > 0 ? [{ label: words.forValidation, value: count(it.validation) }] : []),
    ...(it.linked === null ? [] : [{ label: words.relinked, value: count(it.linked) }]),
  ]
}

const limit = 100

function Rows({ id }: { readonly id: number }) {
  const { words, call } = useDesk()
  const { authorities } = words
  const offset = useAddress().number('offset') ?? 0
  const rows = useQuery({
    queryKey: ['authority-file-rows', id, offset],
    queryFn: ({ signal }) => call(ListAuthorityLoadRows, { params: { id }, query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel title={authorities.rows} flush>
      <PagedList
        label={authorities.rows}
        columns={fileRowColumns(words)}
        found={rows}
        limit={limit}
        rowId={({ number }) => String(number)}
        empty={<EmptyState icon={CircleCheck} title={authorities.noRows} />}
      />
    </Panel>
  )
}
