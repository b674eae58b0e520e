import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { BookMarked } from 'lucide-react'
import { ListAuthorities, ListVocabularies } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './authorities.module.css'
import { recordColumns } from './record-columns.tsx'

/** Authority records alphabetically from a word on, by headings, forms and numbers. */
export function RecordsView() {
  const { words, call } = useDesk()
  const { authorities } = words
  const address = useAddress()
  const navigate = useNavigate()
  const [q, vocabulary] = [address.text('q') ?? '', address.text('vocabulary')]
  const vocabularies = useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => call(ListVocabularies, {}, signal),
  })
  const found = useInfiniteQuery({
    queryKey: ['authorities', q, vocabulary],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(
        ListAuthorities,
        {
          query: {
            q: q.slice(0, 300),
            limit: 50,
            ...(vocabulary !== undefined && { vocabulary }),
            ...(pageParam !== '' && { after: pageParam }),
          },
        },
        signal,
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <Select
          label={authorities.vocabulary}
          hideLabel
          value={vocabulary ?? ''}
          onChange={(next) => address.set({ vocabulary: next === '' ? undefined : next })}
          choices={[
            { id: '', label: authorities.anyVocabulary },
            ...(vocabularies.data?.rows ?? []).map(({ code, name }) => ({ id: code, label: name })),
          ]}
        />
        <div className={styles.grow}>
          <SearchField
            label={authorities.search}
            placeholder={authorities.search}
            value={q}
            onChange={(next) => address.set({ q: next }, 'replace')}
          />
        </div>
      </div>
      <Panel flush>
        <DataList
          label={authorities.records}
          name="authorities"
          columns={recordColumns(words)}
          rows={found.data?.pages.flatMap(({ rows }) => rows)}
          rowId={({ id, via }) => `${id} ${via ?? ''}`}
          error={found.error ?? undefined}
          onRetry={() => void found.refetch()}
          onOpen={({ id }) => void navigate({ to: '/authorities/$id', params: { id: String(id) } })}
          // The server has them in order, and sends a page at a time.
          sorting={{ column: 'heading', descending: false }}
          onSort={() => {}}
          empty={
            <EmptyState icon={BookMarked} title={authorities.noRecords}>
              {authorities.noRecordsText}
            </EmptyState>
          }
          footer={
            found.hasNextPage && (
              <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
                {authorities.more}
              </Button>
            )
          }
        />
      </Panel>
    </div>
  )
}
