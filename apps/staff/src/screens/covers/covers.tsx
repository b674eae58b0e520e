import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ImageIcon } from 'lucide-react'
import {
  GetCoverStatus,
  PutCoverSources,
  RestartCovers,
  type CoverSources,
  type CoverStatus,
} from '../../../../server/src/modules/covers/contract.ts'
import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'

const key = ['covers']
const tones = { found: 'ok', nothing: 'neutral', trouble: 'warn' } as const
type Looked = CoverStatus['last'][number]

/** Where covers and descriptions come from, and how far it is. */
export function CoversScreen() {
  const { words, call, format } = useDesk()
  const { covers } = words
  const status = useQuery({ queryKey: key, queryFn: ({ signal }) => call(GetCoverStatus, {}, signal) })
  useLiveRefresh(['cover'], [key])
  if (status.isError) return <FailedState error={status.error} onRetry={() => void status.refetch()} />
  const columns: readonly Column<Looked>[] = [
    {
      id: 'title',
      title: covers.what,
      cell: ({ bib, title }) => (
        <Link href={`/catalogue/${bib}`}>
          <bdi>{title}</bdi>
        </Link>
      ),
      text: ({ title }) => title,
    },
    {
      id: 'when',
      title: covers.when,
      width: '160px',
      room: 'some',
      cell: ({ at }) => format.when(at),
      text: ({ at }) => at,
    },
    {
      id: 'outcome',
      title: covers.outcome,
      width: '120px',
      cell: ({ outcome }) => <Pill tone={tones[outcome]}>{covers[`outcomes.${outcome}`]}</Pill>,
      text: ({ outcome }) => covers[`outcomes.${outcome}`],
    },
    { id: 'said', title: covers.said, room: 'wide', cell: ({ said }) => said, text: ({ said }) => said },
  ]
  return (
    <>
      <PageHeader title={covers.title} guide="covers">
        {covers.intro}
      </PageHeader>
      {status.data === undefined ? (
        <SkeletonRows rows={6} />
      ) : (
        <>
          <Stats
            stats={[
              { label: covers.titles, value: format.count(status.data.titles) },
              { label: covers.asked, value: format.count(status.data.asked) },
              { label: covers.fetched, value: format.count(status.data.fetched) },
              { label: covers.uploaded, value: format.count(status.data.uploaded) },
              { label: covers.descriptionCount, value: format.count(status.data.descriptions) },
            ]}
          />
          <SourcesForm of={status.data.sources} />
          <Panel title={covers.last} flush>
            <DataList
              label={covers.last}
              columns={columns}
              rows={status.data.last}
              rowId={({ bib }) => String(bib)}
              empty={
                <EmptyState icon={ImageIcon} title={covers.none}>
                  {covers.noneText}
                </EmptyState>
              }
            />
          </Panel>
        </>
      )}
    </>
  )
}

function SourcesForm({ of: sources }: { readonly of: CoverSources }) {
  const { words, call, announce } = useDesk()
  const { covers } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState(sources)
  const set = (change: Partial<CoverSources>) => setDraft((now) => ({ ...now, ...change }))
  const refresh = () => queries.invalidateQueries({ queryKey: key })
  const save = useMutation({ mutationFn: () => call(PutCoverSources, { body: draft }), onSuccess: refresh })
  const restart = useMutation({
    mutationFn: () => call(RestartCovers, {}),
    onSuccess: () => {
      announce(covers.restarted)
      return refresh()
    },
  })
  const isOff = !sources.openLibrary && !sources.googleBooks && sources.template === ''
  return (
    <SaveForm
      title={covers.sources}
      submit={covers.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error ?? restart.error}
      fields={['template']}
    >
      {isOff && <Banner tone="info" title={covers.off} />}
      <Checkbox isSelected={draft.openLibrary} onChange={(openLibrary) => set({ openLibrary })}>
        {covers.openLibrary}
      </Checkbox>
      <Checkbox isSelected={draft.googleBooks} onChange={(googleBooks) => set({ googleBooks })}>
        {covers.googleBooks}
      </Checkbox>
      <TextField
        label={covers.template}
        hint={covers.templateHint}
        value={draft.template}
        onChange={(template) => set({ template })}
        maxLength={500}
        {...errorFor(save.error, 'template')}
      />
      <Checkbox isSelected={draft.descriptions} onChange={(descriptions) => set({ descriptions })}>
        {covers.descriptions}
      </Checkbox>
      <NumberField
        label={covers.perHour}
        value={draft.perHour}
        onChange={(perHour) => set({ perHour })}
        minValue={1}
        maxValue={3600}
      />
      {!isOff && (
        <div>
          <Button tone="plain" isPending={restart.isPending} onPress={() => restart.mutate()}>
            {covers.restart}
          </Button>
        </div>
      )}
    </SaveForm>
  )
}
