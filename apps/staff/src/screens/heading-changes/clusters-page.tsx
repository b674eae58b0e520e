import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Boxes, Search } from 'lucide-react'
import { useState } from 'react'
import {
  BeginClustering,
  clusterMethods,
  ListClusterings,
  type Clustering,
  type ClusteringRequest,
  type ClusterMethod,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './heading-changes.module.css'

const limit = 50
const whats = ['name', 'subject', 'genre', 'title', '264b', '260b', '264a', '490a', 'place'] as const
type What = (typeof whats)[number]

function requestedOf(what: What, tag: string, subfield: string): ClusteringRequest['of'] {
  if (what === 'name' || what === 'subject' || what === 'genre' || what === 'title') return { kind: what }
  if (what === 'place') return { tag: tag.trim(), subfield: subfield.trim() }
  return { tag: what.slice(0, 3), subfield: what.slice(3) }
}

/** Looks for forms that may mean the same. */
export function ClustersPage() {
  const { words, call, format } = useDesk()
  const { headings } = words
  const offset = useAddress().number('offset') ?? 0
  const queries = useQueryClient()
  const goTo = useGoTo()
  const [what, setWhat] = useState<What>('name')
  const [tag, setTag] = useState('')
  const [subfield, setSubfield] = useState('a')
  const [method, setMethod] = useState<ClusterMethod>('fingerprint')
  const found = useQuery({
    queryKey: ['clusterings', offset],
    queryFn: ({ signal }) => call(ListClusterings, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['job'], [['clusterings']])
  const begin = useMutation({
    mutationFn: () => call(BeginClustering, { body: { of: requestedOf(what, tag, subfield), method } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['clusterings'] })
      goTo(`/heading-changes/clusters/${id}`)
    },
  })
  const names: Readonly<Record<What, string>> = {
    name: words.changedKindNames.name,
    subject: words.changedKindNames.subject,
    genre: words.changedKindNames.genre,
    title: words.changedKindNames.title,
    '264b': headings.publishers,
    '260b': headings.publishersOld,
    '264a': headings.places,
    '490a': headings.series,
    place: headings.place,
  }
  const columns: readonly Column<Clustering>[] = [
    {
      id: 'name',
      title: headings.of,
      cell: (row) => (
        <TwoLines
          second={`${words.clusterMethodNames[row.request.method]} · ${headings.byAt(row.by, format.when(row.at))}`}
        >
          <Link href={`/heading-changes/clusters/${row.id}`} look="quiet">
            {row.name}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.name,
    },
    {
      id: 'clusters',
      title: headings.found,
      width: '100px',
      align: 'end',
      cell: (row) => <Figure value={row.clusters} />,
      text: (row) => row.clusters,
    },
    {
      id: 'open',
      title: headings.open,
      width: '90px',
      align: 'end',
      cell: (row) => <Figure value={row.open} />,
      text: (row) => row.open,
    },
  ]
  const isReady = what !== 'place' || (/^[0-9A-Za-z.]{3}$/.test(tag.trim()) && /^[a-z0-9]$/.test(subfield.trim()))
  return (
    <div className={styles.stack}>
      <Panel
        title={headings.look}
        actions={
          <Button
            tone="primary"
            icon={Search}
            keys="Mod+Enter"
            isDisabled={!isReady}
            isPending={begin.isPending}
            onPress={() => begin.mutate()}
          >
            {headings.look}
          </Button>
        }
      >
        <div className={styles.form}>
          {begin.isError && <Banner tone="stop" live title={sentenceFor(begin.error, words.problems)} />}
          <div className={styles.pair}>
            <Select
              label={headings.of}
              value={what}
              onChange={setWhat}
              choices={whats.map((id) => ({ id, label: names[id] }))}
            />
            <Select
              label={headings.method}
              value={method}
              onChange={setMethod}
              choices={clusterMethods.map((id) => ({ id, label: words.clusterMethodNames[id] }))}
            />
            {what === 'place' && (
              <>
                <TextField label={headings.tag} value={tag} onChange={setTag} mono />
                <TextField label={headings.subfield} value={subfield} onChange={setSubfield} mono />
              </>
            )}
          </div>
        </div>
      </Panel>
      <Panel title={headings.looks} flush>
        <PagedList
          label={headings.looks}
          name="clusterings"
          columns={columns}
          found={found}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => goTo(`/heading-changes/clusters/${id}`)}
          empty={<EmptyState icon={Boxes} title={headings.noLooks} />}
        />
      </Panel>
    </div>
  )
}
