import { useMutation } from '@tanstack/react-query'
import { FileDown, RefreshCw } from 'lucide-react'
import {
  FetchCollection,
  LoadBriefRecords,
  type Collection,
} from '../../../../server/src/modules/e-collections/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { CollectionForm } from './collection-form.tsx'
import { CollectionTitles } from './collection-titles.tsx'
import styles from './e-collections.module.css'
import { TitleLists } from './title-lists.tsx'

interface CollectionPartsProps {
  readonly of: Collection
  readonly onChanged: () => void
}

/** The titles, lists and settings of a collection. */
export function CollectionParts({ of: it, onChanged }: CollectionPartsProps) {
  const { words, call, announce, format } = useDesk()
  const { eCollections } = words
  const address = useAddress()
  const tab = address.oneOf('tab', ['titles', 'lists', 'settings'])
  const fetchNow = useMutation({
    mutationFn: () => call(FetchCollection, { params: { id: it.id } }),
    onSuccess: () => announce(eCollections.fetching),
  })
  const load = useMutation({
    mutationFn: () => call(LoadBriefRecords, { params: { id: it.id } }),
    onSuccess: () => announce(eCollections.recordsBegun),
  })
  const error = fetchNow.error ?? load.error
  const missing = it.titles - it.matched
  return (
    <>
      {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      <Panel
        title={it.name}
        actions={
          <>
            {it.url !== '' && (
              <Button icon={RefreshCw} size="small" isPending={fetchNow.isPending} onPress={() => fetchNow.mutate()}>
                {eCollections.fetch}
              </Button>
            )}
            {it.titles > 0 && (
              <ButtonLink icon={FileDown} href={`/api/v1/e-collections/${it.id}/kbart`} download>
                {eCollections.export}
              </ButtonLink>
            )}
          </>
        }
      >
        <div className={styles.facts}>
          {it.said !== '' && (
            <p>
              {it.saidAt === null ? '' : `${format.when(it.saidAt)}: `}
              {it.said}
            </p>
          )}
          {it.interlibrary !== '' && <p>{eCollections.lending(it.interlibrary)}</p>}
          {it.titles > 0 && (
            <p>
              {eCollections.recordsText(missing)}{' '}
              {it.recordsImport !== null && (
                <Link href={`/imports/${it.recordsImport}`}>{eCollections.recordsImport}</Link>
              )}
            </p>
          )}
          {it.titles > 0 && (missing > 0 || it.recordsImport !== null) && (
            <div>
              <Button size="small" isPending={load.isPending} onPress={() => load.mutate()}>
                {eCollections.loadRecords}
              </Button>
            </div>
          )}
        </div>
      </Panel>
      <Tabs
        label={eCollections.tabs}
        value={tab}
        onChange={(next) =>
          address.set({ tab: next === 'titles' ? undefined : next, offset: undefined, list: undefined })
        }
        pages={[
          { id: 'titles', label: eCollections.titles, count: it.titles, content: <CollectionTitles of={it} /> },
          { id: 'lists', label: eCollections.lists, content: <TitleLists of={it} onChanged={onChanged} /> },
          {
            id: 'settings',
            label: eCollections.settings,
            content: (
              <CollectionForm
                of={it}
                onDone={(saved) => {
                  onChanged()
                  if (saved === undefined) address.set({ open: undefined, tab: undefined })
                  else announce(it.name)
                }}
              />
            ),
          },
        ]}
      />
    </>
  )
}
