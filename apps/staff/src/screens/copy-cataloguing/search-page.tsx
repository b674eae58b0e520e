import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Globe, SearchX } from 'lucide-react'
import { BeginCopySearch } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import type { SearchTerm } from '../../../../server/src/modules/copy-cataloguing/contract-search-keys.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { CandidateGroups } from './candidate-groups.tsx'
import { CandidatePanel } from './candidate-panel.tsx'
import styles from './copy-cataloguing.module.css'
import { SearchForm } from './search-form.tsx'
import { TargetStates } from './target-states.tsx'
import { bestOf, useCopySearch } from './use-copy-search.ts'

/** A search of all chosen catalogues: who has answered, what the library has, and the records side by side. */
export function SearchPage() {
  const { words, call } = useDesk()
  const { copy } = words
  const address = useAddress()
  const queries = useQueryClient()
  const id = address.number('search')
  const found = useCopySearch(id)
  const begin = useMutation({
    mutationFn: ({
      terms,
      targets,
    }: {
      readonly terms: readonly SearchTerm[]
      readonly targets: readonly number[] | undefined
    }) => call(BeginCopySearch, { body: { terms: [...terms], ...(targets && { targets: [...targets] }) } }),
    onSuccess: (started) => {
      queries.setQueryData(['copy-search', started.id], started)
      address.set({ search: started.id, record: undefined, with: undefined })
    },
  })
  const search = found.data
  const all = search?.groups.flatMap(({ candidates }) => candidates) ?? []
  const open = all.find((candidate) => candidate.id === address.number('record')) ?? bestOf(search)
  return (
    <div className={styles.stack}>
      <SearchForm isPending={begin.isPending} onSearch={(terms, targets) => begin.mutate({ terms, targets })} />
      {begin.isError && <Banner tone="stop" live title={sentenceFor(begin.error, words.problems)} />}
      {id === undefined && (
        <Panel>
          <EmptyState icon={Globe} title={copy.noSearch}>
            {copy.noSearchText}
          </EmptyState>
        </Panel>
      )}
      {id !== undefined && found.isPending && <SkeletonRows rows={5} />}
      {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {search && (
        <>
          <div className={styles.pair}>
            <Panel title={copy.asked}>
              <TargetStates targets={search.targets} />
            </Panel>
            <Panel title={copy.here}>
              {search.here.length === 0 ? (
                <p className={styles.second}>{copy.notHere}</p>
              ) : (
                <ul className={styles.targets}>
                  {search.here.map((title) => (
                    <li key={title.id}>
                      <Link href={`/catalogue/${title.id}`}>{title.title}</Link>
                      <span className={styles.second}>
                        {[title.author, title.year].filter((fact) => fact !== null).join(', ')}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
          </div>
          <div className={styles.results}>
            <Panel title={copy.found} flush>
              {search.groups.length === 0 ? (
                search.done ? (
                  <EmptyState icon={SearchX} title={copy.foundNone}>
                    {copy.foundNoneText}
                  </EmptyState>
                ) : (
                  <SkeletonRows rows={3} />
                )
              ) : (
                <CandidateGroups
                  groups={search.groups}
                  open={open?.id}
                  onOpen={(record) => address.set({ record, with: undefined }, 'replace')}
                />
              )}
            </Panel>
            {open && <CandidatePanel key={open.id} candidate={open} others={all} here={search.here} />}
          </div>
        </>
      )}
    </div>
  )
}
