import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { GetImport } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Banner } from '../../ui/banner.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { ImportActions } from './import-actions.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportRows } from './import-rows.tsx'
import { bytesInWords, importRate, stateTones, statesOf } from './import-state.ts'

/** One import: how far it is, what became of each record, and the way to undo it. */
export function ImportScreen() {
  const { words, call, format } = useDesk()
  const id = Number(useParams({ from: '/signed-in/imports/$id' }).id)
  const found = useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => call(GetImport, { params: { id } }, signal),
  })
  useLiveRefresh(
    ['job'],
    [
      ['import', id],
      ['import-rows', id],
    ],
  )
  if (found.isPending) return <SkeletonRows rows={8} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  const it = found.data
  const rate = importRate(it)
  return (
    <>
      <PageHeader
        title={it.name}
        guide="import-records"
        crumbs={[{ label: words.imports.title, href: '/imports' }]}
        aside={
          <Pill tone={stateTones[it.state]} icon="tone">
            {words.jobStates[it.state]}
          </Pill>
        }
        actions={<ImportActions of={it} />}
      >
        {format.when(it.at)}, {words.imports.by(it.by)}
        {it.profile !== null && <> · {it.profile}</>} · {bytesInWords(it.size, format.settings.locale)}
        {rate !== undefined && <> · {words.imports.rate(format.count(rate))}</>}
      </PageHeader>
      {it.error !== null && (
        <Banner tone="stop" title={words.imports.failed}>
          {it.error}
        </Banner>
      )}
      {it.state === 'reverted' && (
        <Banner tone="info" title={words.imports.reverted}>
          {words.imports.revertedText}
        </Banner>
      )}
      <ImportProgress of={it} />
      <ImportPreview of={it} />
      <Stats
        stats={[
          { label: words.imports.read, value: format.count(it.read) },
          ...statesOf(it).map((state) => ({
            label: words.imports[state],
            value: format.count(it[state]),
            ...(state === 'refused' && it.refused > 0 && { tone: 'stop' as const }),
          })),
          ...(['itemsAdded', 'itemsRefused', 'withdrawn'] as const).flatMap((id) =>
            it[id] === 0 ? [] : [{ label: words.loading[id], value: format.count(it[id]) }],
          ),
        ]}
      />
      <ImportRows of={it} />
    </>
  )
}
