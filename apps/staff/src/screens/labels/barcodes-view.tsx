import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Barcode as BarcodeIcon, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  CreateBarcodeRange,
  ListBarcodeRanges,
  PrintBarcodes,
  RemoveBarcodeRange,
  TakeBarcodes,
  type BarcodeRange,
} from '../../../../server/src/modules/labels/contract-barcodes.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import styles from './labels.module.css'
import { StartPicker } from './start-picker.tsx'
import { useDesigns } from './use-designs.ts'

const key = ['barcode-ranges'] as const

/** Barcodes for items to come: ranges of numbers, the next free one, sheets of them. */
export function BarcodesView() {
  const { words, call, announce } = useDesk()
  const { labelling } = words
  const session = useSession()
  const queries = useQueryClient()
  const [taken, setTaken] = useState<string>()
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListBarcodeRanges, {}, signal) })
  const onSettled = () => queries.invalidateQueries({ queryKey: key })
  const take = useMutation({
    mutationFn: (id: number) => call(TakeBarcodes, { params: { id }, body: {} }),
    onSuccess: ({ barcodes: [first = ''] }) => {
      setTaken(first)
      announce(labelling.taken(first))
    },
    onSettled,
  })
  const end = useMutation({
    mutationFn: (id: number) => call(RemoveBarcodeRange, { params: { id } }),
    onSettled,
  })
  const [mayPrint, mayManage] = [may(session, 'labels:print'), may(session, 'labels:manage')]
  const columns: readonly Column<BarcodeRange>[] = [
    {
      id: 'name',
      title: labelling.name,
      cell: (range) => <TwoLines second={range.branchName ?? labelling.anyBranch}>{range.name}</TwoLines>,
      text: (range) => range.name,
    },
    {
      id: 'next',
      title: labelling.next,
      width: '190px',
      cell: (range) => (range.next === null ? labelling.usedUp : <Barcode value={range.next} />),
      text: (range) => range.next ?? '',
    },
    {
      id: 'left',
      title: labelling.left,
      width: '100px',
      align: 'end',
      room: 'some',
      cell: (range) => <Figure value={range.left} />,
      text: (range) => range.left,
    },
    {
      id: 'do',
      title: '',
      width: '160px',
      align: 'end',
      cell: (range) => (
        <span className={styles.row}>
          {mayPrint && range.next !== null && (
            <Button
              size="small"
              isPending={take.isPending && take.variables === range.id}
              onPress={() => take.mutate(range.id)}
            >
              {labelling.takeOne}
            </Button>
          )}
          {mayManage && <IconButton icon={Trash2} label={labelling.endRange} onPress={() => end.mutate(range.id)} />}
        </span>
      ),
    },
  ]
  const failed = take.error ?? end.error
  const rows = list.data?.rows
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        {failed !== null && <Banner tone="stop" live title={sentenceFor(failed, words.problems)} />}
        {taken !== undefined && <Banner tone="ok" title={labelling.taken(taken)} />}
        <Panel title={labelling.ranges} flush>
          <DataList
            label={labelling.ranges}
            noTools
            columns={columns}
            rows={rows}
            rowId={({ id }) => String(id)}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={BarcodeIcon} title={labelling.noRangesTitle}>
                {labelling.noRangesText}
              </EmptyState>
            }
          />
        </Panel>
        {mayManage && <RangeForm onAdded={onSettled} />}
      </div>
      <div className={styles.stack}>
        {mayPrint && rows !== undefined && rows.length > 0 && <SheetsForm ranges={rows} onMade={onSettled} />}
      </div>
    </div>
  )
}

const freshRange = {
  name: '',
  branch: null,
  prefix: '3',
  digits: 12,
  checkDigit: 'luhn',
  first: 1,
  last: 99_999,
} as const

function RangeForm({ onAdded }: { readonly onAdded: () => Promise<void> }) {
  const { words, call } = useDesk()
  const { labelling } = words
  const branches = useLendingBranches()
  const [draft, setDraft] = useState<Omit<BarcodeRange, 'id' | 'branchName' | 'next' | 'left'>>(freshRange)
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const add = useMutation({
    mutationFn: () => call(CreateBarcodeRange, { body: draft }),
    onSuccess: async () => {
      setDraft(freshRange)
      await onAdded()
    },
  })
  const number = (name: 'digits' | 'first' | 'last', label: string) => (
    <NumberField
      label={label}
      value={draft[name]}
      minValue={name === 'digits' ? 1 : 0}
      formatOptions={{ useGrouping: false }}
      onChange={(value) => Number.isFinite(value) && set({ [name]: value })}
    />
  )
  return (
    <SaveForm
      title={labelling.newRange}
      submit={labelling.addRange}
      onSubmit={() => add.mutate()}
      isPending={add.isPending}
      error={add.error}
      canSave={draft.name.trim() !== ''}
      hasKey={false}
    >
      <div className={styles.fields}>
        <TextField label={labelling.name} value={draft.name} onChange={(name) => set({ name })} />
        <Select
          label={labelling.branch}
          value={draft.branch === null ? 'any' : String(draft.branch)}
          onChange={(id) => set({ branch: id === 'any' ? null : Number(id) })}
          choices={[
            { id: 'any', label: labelling.anyBranch },
            ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
        />
        <TextField label={labelling.prefix} mono value={draft.prefix} onChange={(prefix) => set({ prefix })} />
        {number('digits', labelling.digits)}
        {number('first', labelling.firstNumber)}
        {number('last', labelling.lastNumber)}
        <Select
          label={labelling.checkDigit}
          value={draft.checkDigit}
          onChange={(checkDigit) => set({ checkDigit })}
          choices={(['luhn', 'none'] as const).map((id) => ({ id, label: words.checkDigits[id] }))}
        />
      </div>
      <p className={styles.second}>{labelling.prefixHint}</p>
    </SaveForm>
  )
}

function SheetsForm({
  ranges,
  onMade,
}: {
  readonly ranges: readonly BarcodeRange[]
  readonly onMade: () => Promise<void>
}) {
  const { words, call } = useDesk()
  const { labelling } = words
  const navigate = useNavigate()
  const designs = useDesigns()
  const [range, setRange] = useState(ranges[0]?.id)
  const [chosen, setChosen] = useState<number>()
  const [count, setCount] = useState(30)
  const [copies, setCopies] = useState(1)
  const [start, setStart] = useState(0)
  const design = designs?.find(({ id }) => id === chosen) ?? designs?.find(({ use }) => use === 'barcode')
  const stock = design?.definition.stock
  const places = stock ? stock.columns * stock.rows : 1
  const make = useMutation({
    mutationFn: () =>
      call(PrintBarcodes, {
        params: { id: range ?? 0 },
        body: { template: design?.id ?? 0, count, copies, start: Math.min(start, places - 1) },
      }),
    onSuccess: async ({ id }) => {
      await onMade()
      await navigate({ to: '/labels/batches/$id', params: { id: String(id) } })
    },
  })
  return (
    <SaveForm
      title={labelling.sheets}
      submit={labelling.makeN(count * copies)}
      onSubmit={() => make.mutate()}
      isPending={make.isPending}
      error={make.error}
      canSave={design !== undefined && range !== undefined}
    >
      <p className={styles.second}>{labelling.sheetsText}</p>
      <Select
        label={labelling.ranges}
        value={range === undefined ? undefined : String(range)}
        onChange={(id) => setRange(Number(id))}
        choices={ranges.map(({ id, name }) => ({ id: String(id), label: name }))}
      />
      <Select
        label={labelling.design}
        value={design && String(design.id)}
        onChange={(id) => setChosen(Number(id))}
        choices={(designs ?? []).map(({ id, name }) => ({ id: String(id), label: name }))}
      />
      <NumberField
        label={labelling.howMany}
        value={count}
        minValue={1}
        maxValue={5000}
        onChange={(value) => setCount(Number.isFinite(value) ? value : 1)}
      />
      <NumberField
        label={labelling.copies}
        value={copies}
        minValue={1}
        maxValue={10}
        onChange={(value) => setCopies(Number.isFinite(value) ? value : 1)}
      />
      {stock && stock.kind === 'sheet' && places > 1 && (
        <StartPicker stock={stock} value={Math.min(start, places - 1)} onChange={setStart} />
      )}
    </SaveForm>
  )
}
