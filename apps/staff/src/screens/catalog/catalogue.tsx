import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileDown, LibraryBig, Pencil, Plus, SlidersHorizontal, Tags } from 'lucide-react'
import { useMemo, useState } from 'react'
import { SearchCatalog, type SearchAnswer } from '../../../../server/src/modules/catalog/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { editorAddress } from '../../editor-address.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { cx } from '../../ui/cx.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './catalogue.module.css'
import { Facets } from './facets.tsx'
import { resultColumns } from './result-columns.tsx'
import { SearchBox } from './search-box.tsx'
import { pageSize, readSearch, sorts, toggleFacet, type Sort } from './search-query.ts'

/** The catalogue as staff search it: words, what narrows them, and the titles found. */
export function CatalogueScreen() {
  const { words, call } = useDesk()
  const { catalogue } = words
  const session = useSession()
  const address = useAddress()
  const navigate = useNavigate()
  const branches = useBranches()
  const [narrowing, setNarrowing] = useState(false)
  const query = readSearch(address)
  const found = useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => call(SearchCatalog, { query }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['catalog.search', 'loan'], [['search']])
  const answer = found.data
  const firstFound = answer?.rows[0]
  // Nothing was asked for and nothing is there: the library has no titles yet.
  const nothing = answer?.total === 0 && query.q === undefined && address.all('facet').length === 0
  const labels = may(session, 'labels:print') && firstFound !== undefined ? labelsOf(query) : undefined
  const columns = useMemo(
    () =>
      resultColumns({
        words,
        found: answer?.words ?? [],
        branchName: (id) => nameOf(branches, id),
        formatName: formatNamesOf(answer),
      }),
    [words, answer, branches],
  )
  const open = (id: number) => void navigate({ to: '/catalogue/$id', params: { id: String(id) } })
  const sortNames: Readonly<Record<Sort, string>> = {
    relevance: catalogue.sortRelevance,
    title: catalogue.sortTitle,
    author: catalogue.sortAuthor,
    newest: catalogue.sortNewest,
    oldest: catalogue.sortOldest,
    added: catalogue.sortAdded,
    'call-number': catalogue.sortCallNumber,
  }
  return (
    <>
      <PageHeader
        title={catalogue.title}
        {...(answer !== undefined && { aside: <span className={styles.total}>{catalogue.found(answer.total)}</span> })}
        actions={
          may(session, 'catalog:write') && (
            <>
              {labels !== undefined && (
                <ButtonLink icon={Tags} href={labels}>
                  {words.labelling.ofFound}
                </ButtonLink>
              )}
              {firstFound !== undefined && query.q !== undefined && (
                <ButtonLink icon={Pencil} href={editorAddress(firstFound.id, answer?.rows.map(({ id }) => id) ?? [])}>
                  {catalogue.editFound(answer?.rows.length ?? 0)}
                </ButtonLink>
              )}
              <ButtonLink icon={Plus} href="/catalogue/new">
                {catalogue.newTitle}
              </ButtonLink>
            </>
          )
        }
      />
      <div className={styles.ask}>
        <SearchBox value={query.q ?? ''} onSearch={(q) => address.set({ q, offset: undefined })} onTitle={open} />
        <Select
          label={catalogue.sort}
          beside
          choices={sorts.map((id) => ({ id, label: sortNames[id] }))}
          value={query.sort ?? 'relevance'}
          onChange={(sort) => address.set({ sort, offset: undefined })}
        />
        <div className={styles.narrow}>
          <Button icon={SlidersHorizontal} onPress={() => setNarrowing(!narrowing)} aria-expanded={narrowing}>
            {catalogue.narrow}
          </Button>
        </div>
      </div>
      {answer?.relaxed != null && <Banner tone="info" live title={catalogue.near} />}
      {answer?.corrected != null && <Banner tone="info" live title={catalogue.corrected(answer.corrected)} />}
      {answer !== undefined && (
        <FilterChips
          filters={filtersOf(answer, query, catalogue)}
          onRemove={(id) =>
            id === 'years'
              ? address.set({ from: undefined, to: undefined, offset: undefined })
              : address.set(toggleFacet(query.facet ?? [], ...splitFacet(id)))
          }
          onClear={() => address.set({ facet: undefined, from: undefined, to: undefined, offset: undefined })}
        />
      )}
      <div className={cx(styles.columns, answer?.total === 0 && styles.alone)}>
        <aside aria-label={catalogue.narrow} className={cx(styles.side, narrowing && styles.shown)}>
          <Panel>
            {answer === undefined ? <SkeletonRows rows={6} /> : <Facets answer={answer} address={address} />}
          </Panel>
        </aside>
        <Panel flush>
          <DataList
            label={catalogue.results}
            name="titles"
            columns={columns}
            rows={answer?.rows}
            rowId={({ id }) => String(id)}
            error={found.error ?? undefined}
            onRetry={() => void found.refetch()}
            onOpen={({ id }) => open(id)}
            onExport={() =>
              void exportAll('titles', columns, (at) => call(SearchCatalog, { query: { ...query, ...at } }))
            }
            covers
            empty={
              nothing ? (
                <EmptyState
                  icon={LibraryBig}
                  title={catalogue.noTitles}
                  action={
                    <ButtonLink icon={FileDown} href="/imports">
                      {catalogue.toImports}
                    </ButtonLink>
                  }
                >
                  {catalogue.noTitlesText}
                </EmptyState>
              ) : (
                <EmptyState icon={LibraryBig} title={catalogue.emptyTitle}>
                  {catalogue.emptyText}
                </EmptyState>
              )
            }
            {...(answer !== undefined &&
              answer.total > pageSize && {
                footer: (
                  <Pagination
                    offset={query.offset ?? 0}
                    limit={pageSize}
                    total={answer.total}
                    onChange={(offset) => address.set({ offset: offset === 0 ? undefined : offset })}
                  />
                ),
              })}
          />
        </Panel>
      </div>
      <p className="visually-hidden" role="status">
        {answer !== undefined && catalogue.found(answer.total)}
      </p>
    </>
  )
}

/** Where labels of what was found are made; a search by years alone, or of everything, has none. */
function labelsOf({ q, facet = [], yearFrom, yearTo }: ReturnType<typeof readSearch>): string | undefined {
  if ((q === undefined && facet.length === 0) || yearFrom !== undefined || yearTo !== undefined) return undefined
  const asked = [...(q === undefined ? [] : [['q', q]]), ...facet.map((one) => ['facet', one])]
  return `/labels?${new URLSearchParams(asked)}`
}

/** Names of formats: the facet of the answer has them, so that they need no table here. */
function formatNamesOf(answer: SearchAnswer | undefined): (code: string) => string {
  const facet = answer?.facets.find(({ name }) => name === 'format')
  const names = new Map(facet?.values.map(({ value, label }) => [value, label]))
  return (code) => names.get(code) ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ')
}

function splitFacet(id: string): [name: string, value: string] {
  const colon = id.indexOf(':')
  return [id.slice(0, colon), id.slice(colon + 1)]
}

function filtersOf(
  answer: SearchAnswer,
  query: ReturnType<typeof readSearch>,
  catalogue: { readonly yearsValue: (from: string, to: string) => string },
) {
  const facets = (query.facet ?? []).map((id) => {
    const [name, value] = splitFacet(id)
    const known = answer.facets.find((facet) => facet.name === name)?.values.find((one) => one.value === value)
    return { id, label: known?.label ?? value }
  })
  const { yearFrom, yearTo } = query
  const years =
    yearFrom === undefined && yearTo === undefined
      ? []
      : [{ id: 'years', label: catalogue.yearsValue(String(yearFrom ?? ''), String(yearTo ?? '')) }]
  return [...facets, ...years]
}
