import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListX, Tag, TextCursorInput } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import {
  CreateLabelBatch,
  FindLabelItems,
  ListLabelQueue,
  RemoveFromLabelQueue,
  type LabelQueueEntry,
  type LabelRow,
} from '../../../../server/src/modules/labels/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { BreakLines } from './break-lines.tsx'
import { LabelPreview } from './label-preview.tsx'
import styles from './labels.module.css'
import { dayHere } from './day-here.ts'
import { rowColumns } from './row-columns.tsx'
import { sourceFromAddress, sourceOf } from './source-draft.ts'
import { SourceFields } from './source-fields.tsx'
import { StartPicker } from './start-picker.tsx'
import { lastDesign, rememberDesign, useDesigns } from './use-designs.ts'

const shownItems = 100

/** Makes labels: which items, which label, how they will look. */
export function MakeView() {
  const { words, call, announce } = useDesk()
  const { labelling } = words
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const address = useAddress()
  const [draft, setDraft] = useState(() => sourceFromAddress(address, session.branch.id, dayHere()))
  const designs = useDesigns()
  const [chosen, setChosen] = useState<number>()
  const design = designs && (designs.find(({ id }) => id === chosen) ?? lastDesign(designs))
  const [start, setStart] = useState(0)
  const [copies, setCopies] = useState(1)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [breaking, setBreaking] = useState<LabelQueueEntry>()
  const source = useDeferredValue(sourceOf(draft))
  const found = useQuery({
    queryKey: ['label-list', source],
    queryFn: ({ signal }) =>
      call(FindLabelItems, { body: { source: source ?? { queue: {} }, limit: shownItems } }, signal),
    enabled: source !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const waiting = useQuery({
    queryKey: ['label-queue', draft.branch],
    queryFn: ({ signal }) =>
      call(
        ListLabelQueue,
        { query: { limit: shownItems, ...(draft.branch !== undefined && { branch: draft.branch }) } },
        signal,
      ),
    enabled: draft.way === 'queue',
  })
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['label-list'] }),
      queries.invalidateQueries({ queryKey: ['label-queue'] }),
    ])
  const make = useMutation({
    mutationFn: () => {
      // What is in the fields now, however fast the key came.
      const now = sourceOf(draft)
      if (!now || !design) return Promise.reject(new Error(labelling.emptyText))
      rememberDesign(design.id)
      const first = design.definition.stock.kind === 'sheet' ? start : 0
      return call(CreateLabelBatch, { body: { template: design.id, source: now, start: first, copies } })
    },
    onSuccess: ({ id }) => navigate({ to: '/labels/batches/$id', params: { id: String(id) } }),
  })
  const remove = useMutation({
    mutationFn: (ids: number[]) => call(RemoveFromLabelQueue, { body: { ids } }),
    onSuccess: ({ removed }) => {
      announce(labelling.takenOff(removed))
      setTicked(new Set())
    },
    onSettled: refresh,
  })
  const entries = new Map((draft.way === 'queue' ? (waiting.data?.rows ?? []) : []).map((row) => [row.item, row]))
  const rows: readonly LabelRow[] | undefined = source === undefined ? [] : found.data?.rows
  const total = source === undefined ? 0 : (found.data?.total ?? 0)
  const unknown = source === undefined ? [] : (found.data?.unknown ?? [])
  const tickedEntries = [...entries.values()].filter(({ item }) => ticked.has(String(item)))
  const places = design ? design.definition.stock.columns * design.definition.stock.rows : 1
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Panel title={labelling.whichItems}>
          <SourceFields draft={draft} onChange={setDraft} />
        </Panel>
        {found.isError && source !== undefined && (
          <Banner tone="stop" live title={sentenceFor(found.error, words.problems)} />
        )}
        {unknown.length > 0 && <Banner tone="warn" live title={labelling.unknown(unknown.length, unknown[0] ?? '')} />}
        <div className={styles.late}>
          {total > shownItems && <p className={styles.second}>{labelling.first(shownItems, total)}</p>}
          <Panel flush>
            <DataList
              label={labelling.item}
              name="label-items"
              columns={rowColumns(words, entries)}
              rows={rows}
              rowId={({ item }) => String(item)}
              onOpen={(row) => setBreaking(entries.get(row.item))}
              {...(draft.way === 'queue' && { selected: ticked, onSelect: setTicked })}
              tools={
                tickedEntries.length > 0 && (
                  <>
                    <Button
                      size="small"
                      icon={ListX}
                      isPending={remove.isPending}
                      onPress={() => remove.mutate(tickedEntries.map(({ id }) => id))}
                    >
                      {labelling.takeOff(tickedEntries.length)}
                    </Button>
                    {tickedEntries.length === 1 && (
                      <Button size="small" icon={TextCursorInput} onPress={() => setBreaking(tickedEntries[0])}>
                        {labelling.breakLines}
                      </Button>
                    )}
                  </>
                )
              }
              empty={
                <EmptyState icon={Tag} title={draft.way === 'queue' ? labelling.emptyQueueTitle : labelling.emptyTitle}>
                  {draft.way === 'queue' ? labelling.emptyQueueText : labelling.emptyText}
                </EmptyState>
              }
            />
          </Panel>
        </div>
      </div>
      <div className={styles.sticky}>
        <Panel title={labelling.labels}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (total > 0 && !make.isPending) make.mutate()
            }}
          >
            {designs?.length === 0 && <Banner tone="warn" title={labelling.noDesigns} />}
            {make.isError && <Banner tone="stop" live title={sentenceFor(make.error, words.problems)} />}
            <Select
              label={labelling.design}
              value={design && String(design.id)}
              onChange={(id) => {
                setChosen(Number(id))
                setStart(0)
              }}
              choices={(designs ?? []).map(({ id, name }) => ({ id: String(id), label: name }))}
            />
            <NumberField
              label={labelling.copies}
              value={copies}
              minValue={1}
              maxValue={20}
              onChange={(value) => setCopies(Number.isFinite(value) ? value : 1)}
            />
            {design && design.definition.stock.kind === 'sheet' && places > 1 && (
              <StartPicker stock={design.definition.stock} value={Math.min(start, places - 1)} onChange={setStart} />
            )}
            <Button
              type="submit"
              tone="primary"
              wide
              keys="Mod+Enter"
              icon={Tag}
              isPending={make.isPending}
              isDisabled={total === 0 || design === undefined}
            >
              {labelling.makeN(total * copies)}
            </Button>
          </form>
        </Panel>
        {design && (
          <Panel title={labelling.preview}>
            <LabelPreview
              definition={design.definition}
              items={(rows ?? []).slice(0, 4).map(({ item }) => item)}
              room={300}
            />
          </Panel>
        )}
      </div>
      {breaking && (
        <BreakLines
          entry={breaking}
          onClose={() => setBreaking(undefined)}
          onSaved={async () => {
            setBreaking(undefined)
            await refresh()
          }}
        />
      )}
    </div>
  )
}
