import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, RefreshCcw, X } from 'lucide-react'
import { useState } from 'react'
import type { Static } from 'typebox'
import {
  AddRotaItems,
  AdvanceRotas,
  ChangeRota,
  CreateRota,
  DeleteRota,
  ListRotaItems,
  ListRotas,
  RemoveRotaItem,
  type Rota,
  type RotaItem,
} from '../../../../server/src/modules/circulation/contract-transits.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './moving.module.css'

type Item = Static<typeof RotaItem>

/** Stock rotation: routes of items from branch to branch, and where each item is on its route. */
export function RotasView() {
  const { words, call, announce } = useDesk()
  const { moving } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const open = address.number('rota')
  const list = useQuery({ queryKey: ['moving', 'rotas'], queryFn: ({ signal }) => call(ListRotas, {}, signal) })
  const chosen = list.data?.rows.find(({ id }) => id === open)
  const advance = useMutation({
    mutationFn: () => call(AdvanceRotas, { body: {} }),
    onSuccess: async ({ advanced, ended }) => {
      announce(moving.advanced(advanced, ended))
      await queries.invalidateQueries({ queryKey: ['moving'] })
    },
  })
  const changes = may(session, 'circulation:rotas')
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Panel flush>
          <DataList<Rota>
            label={moving.rotas}
            name="rotas"
            columns={[
              {
                id: 'name',
                title: moving.rota,
                cell: (row) => (
                  <TwoLines second={row.stages.map(({ branchName }) => branchName).join(' → ')}>{row.name}</TwoLines>
                ),
                text: (row) => row.name,
                sortBy: (row) => row.name,
              },
              {
                id: 'items',
                title: moving.item,
                width: '110px',
                align: 'end',
                cell: (row) => moving.itemsCount(row.items),
                text: (row) => row.items,
                sortBy: (row) => row.items,
              },
              {
                id: 'state',
                title: moving.state,
                width: '110px',
                cell: (row) => (
                  <Pill tone={row.active ? 'ok' : 'neutral'}>{row.active ? moving.active : moving.paused}</Pill>
                ),
                text: (row) => (row.active ? moving.active : moving.paused),
              },
            ]}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open)}
            onOpen={({ id }) => address.set({ rota: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            tools={
              changes && (
                <Button icon={RefreshCcw} isPending={advance.isPending} onPress={() => advance.mutate()}>
                  {moving.advance}
                </Button>
              )
            }
            empty={
              <EmptyState icon={RefreshCcw} title={moving.noRota}>
                {moving.noRotaText}
              </EmptyState>
            }
          />
        </Panel>
        {chosen && <RotaItems rota={chosen} changes={changes} />}
      </div>
      {changes && (
        <RotaForm key={chosen?.id ?? 'new'} rota={chosen} onDone={(id) => address.set({ rota: id }, 'replace')} />
      )}
    </div>
  )
}

function RotaItems({ rota, changes }: { readonly rota: Rota; readonly changes: boolean }) {
  const { words, call, sounds, announce } = useDesk()
  const { moving, rotaWaits } = words
  const queries = useQueryClient()
  const [refused, setRefused] = useState<string>()
  const again = () => queries.invalidateQueries({ queryKey: ['moving'] })
  const list = useQuery({
    queryKey: ['moving', 'rota', rota.id],
    queryFn: ({ signal }) => call(ListRotaItems, { params: { id: rota.id }, query: { limit: 500 } }, signal),
  })
  const add = useMutation({
    mutationFn: (barcode: string) => call(AddRotaItems, { params: { id: rota.id }, body: { barcodes: [barcode] } }),
    onSuccess: async (done) => {
      setRefused(done.refused[0]?.message)
      sounds.play(done.added > 0 ? 'ok' : 'stop')
      announce(done.refused[0]?.message ?? moving.added(done.added))
      await again()
    },
    onError: (error) => setRefused(sentenceFor(error, words.problems)),
  })
  const remove = useMutation({
    mutationFn: (item: number) => call(RemoveRotaItem, { params: { id: rota.id, item } }),
    onSuccess: again,
  })
  return (
    <>
      {changes && (
        <ScanField
          label={moving.addItems}
          action={moving.addItems}
          keys="F2"
          keepFocus={false}
          onScan={(barcode) => add.mutate(barcode)}
        />
      )}
      {refused !== undefined && <Banner tone="stop" live title={refused} />}
      <Panel title={`${rota.name}: ${moving.itemsOf}`} flush>
        <DataList<Item>
          label={moving.itemsOf}
          name="rota-items"
          columns={[
            {
              id: 'title',
              title: moving.item,
              cell: (row) => <TwoLines second={row.callNumber || undefined}>{row.title}</TwoLines>,
              text: (row) => row.title,
              sortBy: (row) => row.title,
            },
            {
              id: 'barcode',
              title: moving.barcode,
              width: '160px',
              room: 'wide',
              cell: (row) => <Barcode value={row.barcode} />,
              text: (row) => row.barcode,
            },
            {
              id: 'stage',
              title: moving.branch,
              width: '22%',
              cell: (row) => <TwoLines second={moving.stage(row.position)}>{row.branchName}</TwoLines>,
              text: (row) => row.branchName,
              sortBy: (row) => row.position,
            },
            {
              id: 'moves',
              title: moving.movesOn,
              width: '150px',
              cell: (row) =>
                row.movesAt !== null ? (
                  <When value={row.movesAt} as="day" />
                ) : (
                  <Pill tone="warn">{row.waitsFor === null ? moving.toFetch : rotaWaits[row.waitsFor]}</Pill>
                ),
              text: (row) => row.movesAt ?? row.waitsFor ?? '',
              sortBy: (row) => row.movesAt ?? '',
            },
            {
              id: 'out',
              title: '',
              width: '96px',
              cell: (row) =>
                changes && <TextButton onPress={() => remove.mutate(row.item)}>{moving.takeOut}</TextButton>,
            },
          ]}
          rows={list.data?.rows}
          rowId={({ item }) => String(item)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={<EmptyState icon={RefreshCcw} title={moving.addItemsHint} />}
        />
      </Panel>
    </>
  )
}

interface StageDraft {
  readonly id?: number
  readonly branch: number
  readonly days: number
}

function RotaForm({ rota, onDone }: { readonly rota: Rota | undefined; readonly onDone: (id?: number) => void }) {
  const { words, call, announce } = useDesk()
  const { moving } = words
  const session = useSession()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const [name, setName] = useState(rota?.name ?? '')
  const [cyclical, setCyclical] = useState(rota?.cyclical ?? false)
  const [active, setActive] = useState(rota?.active ?? true)
  const [stages, setStages] = useState<readonly StageDraft[]>(
    rota?.stages.map(({ id, branch, days }) => ({ id, branch, days })) ?? [{ branch: session.branch.id, days: 30 }],
  )
  const again = () => queries.invalidateQueries({ queryKey: ['moving'] })
  const save = useMutation({
    mutationFn: () => {
      const body = { name, cyclical, active, note: rota?.note ?? '', stages: stages.map((stage) => ({ ...stage })) }
      return rota ? call(ChangeRota, { params: { id: rota.id }, body }) : call(CreateRota, { body })
    },
    onSuccess: async ({ id }) => {
      announce(moving.saved)
      await again()
      onDone(id)
    },
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteRota, { params: { id } }),
    onSuccess: async () => {
      announce(moving.removed)
      onDone()
      await again()
    },
  })
  const change = (index: number, stage: Partial<StageDraft>) =>
    setStages((now) => now.map((one, i) => (i === index ? { ...one, ...stage } : one)))
  return (
    <div className={styles.side}>
      <SaveForm
        title={rota?.name ?? moving.newRota}
        submit={moving.save}
        onSubmit={() => save.mutate()}
        isPending={save.isPending}
        error={save.error ?? remove.error}
        fields={['name']}
        canSave={name.trim() !== '' && stages.length > 0}
        onCancel={rota && (() => onDone())}
      >
        <TextField label={moving.name} value={name} onChange={setName} isRequired {...errorFor(save.error, 'name')} />
        {stages.map((stage, index) => (
          <div key={index} className={styles.stage}>
            <Select
              label={moving.stage(index + 1)}
              choices={branches.map((branch) => ({ id: String(branch.id), label: branch.name }))}
              value={String(stage.branch)}
              onChange={(id) => change(index, { branch: Number(id) })}
            />
            <NumberField
              label={moving.stay}
              value={stage.days}
              minValue={1}
              maxValue={3660}
              onChange={(days) => change(index, { days })}
            />
            <IconButton
              icon={X}
              label={moving.removeStage}
              isDisabled={stages.length === 1}
              onPress={() => setStages((now) => now.filter((_, i) => i !== index))}
            />
          </div>
        ))}
        <Button
          icon={Plus}
          onPress={() => setStages((now) => [...now, { branch: now.at(-1)?.branch ?? session.branch.id, days: 30 }])}
        >
          {moving.addStage}
        </Button>
        <Switch isSelected={cyclical} onChange={setCyclical}>
          {moving.cyclical}
        </Switch>
        <Switch isSelected={active} onChange={setActive}>
          {moving.active}
        </Switch>
        {rota && (
          <Button isPending={remove.isPending} onPress={() => remove.mutate(rota.id)}>
            {moving.remove}
          </Button>
        )}
      </SaveForm>
    </div>
  )
}
