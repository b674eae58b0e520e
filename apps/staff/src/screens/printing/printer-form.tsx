import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Printer as PrinterIcon, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import {
  AskPrinter,
  ChangePrinter,
  codePageChoices,
  CreatePrinter,
  CreatePrintJob,
  printerKinds,
  RemovePrinter,
  type Printer,
} from '../../../../server/src/modules/printing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import settings from '../settings/settings.module.css'
import styles from './printing.module.css'
import { printersKey } from './use-printing.ts'

type Draft = Pick<
  Printer,
  | 'branch'
  | 'name'
  | 'kind'
  | 'host'
  | 'port'
  | 'paper'
  | 'labelWidth'
  | 'labelHeight'
  | 'dpi'
  | 'codePage'
  | 'cutter'
  | 'drawer'
  | 'copies'
  | 'asksStatus'
  | 'enabled'
>

const fresh = (branch: number): Draft => ({
  branch,
  name: '',
  kind: 'receipt',
  host: '',
  port: 9100,
  paper: 80,
  labelWidth: 50,
  labelHeight: 25,
  dpi: 203,
  codePage: 'auto',
  cutter: true,
  drawer: false,
  copies: 1,
  asksStatus: true,
  enabled: true,
})

function draftOf(printer: Printer): Draft {
  return {
    branch: printer.branch,
    name: printer.name,
    kind: printer.kind,
    host: printer.host,
    port: printer.port,
    paper: printer.paper,
    labelWidth: printer.labelWidth,
    labelHeight: printer.labelHeight,
    dpi: printer.dpi,
    codePage: printer.codePage,
    cutter: printer.cutter,
    drawer: printer.drawer,
    copies: printer.copies,
    asksStatus: printer.asksStatus,
    enabled: printer.enabled,
  }
}

/** A printer's address and manner, a test page, and what it says of itself. */
export function PrinterForm({ printer }: { readonly printer: Printer | undefined }) {
  const { words, call, announce } = useDesk()
  const { printing } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => (printer ? draftOf(printer) : fresh(session.branch.id)))
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }))
  const onSettled = () => queries.invalidateQueries({ queryKey: printersKey })
  const save = useMutation({
    mutationFn: () =>
      printer ? call(ChangePrinter, { params: { id: printer.id }, body: draft }) : call(CreatePrinter, { body: draft }),
    onSuccess: (saved) => {
      announce(printing.saved)
      address.set({ id: saved.id }, 'replace')
    },
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(RemovePrinter, { params: { id } }),
    onSuccess: () => address.set({ id: undefined }, 'replace'),
    onSettled,
  })
  const mayManage = may(session, 'printing:manage')
  return (
    <div className={styles.stack}>
      {printer && <Health printer={printer} />}
      <SaveForm
        title={printer?.name ?? printing.newPrinter}
        submit={printer ? printing.save : printing.add}
        onCancel={printer && (() => address.set({ id: undefined }, 'replace'))}
        onSubmit={() => save.mutate()}
        isPending={save.isPending}
        error={save.error ?? remove.error}
        fields={['name', 'host', 'port']}
        canSave={mayManage}
      >
        <TextField
          label={printing.name}
          value={draft.name}
          onChange={(name) => set({ name })}
          isRequired
          {...errorFor(save.error, 'name')}
        />
        <Place draft={draft} set={set} error={save.error} />
        {draft.kind === 'receipt' ? <ReceiptFields draft={draft} set={set} /> : <LabelFields draft={draft} set={set} />}
        <Switch isSelected={draft.cutter} onChange={(cutter) => set({ cutter })}>
          {printing.cutter}
        </Switch>
        <NumberField
          label={printing.copies}
          minValue={1}
          maxValue={10}
          value={draft.copies}
          onChange={(copies) => set({ copies })}
        />
        <div>
          <Switch isSelected={draft.asksStatus} onChange={(asksStatus) => set({ asksStatus })}>
            {printing.asksStatus}
          </Switch>
          <p className={styles.faint}>{printing.asksHint}</p>
        </div>
        <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {printing.enabled}
        </Switch>
        {printer && mayManage && (
          <Button isPending={remove.isPending} onPress={() => remove.mutate(printer.id)}>
            {printing.remove}
          </Button>
        )}
      </SaveForm>
    </div>
  )
}

interface FieldsProps {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
}

function Place({ draft, set, error }: FieldsProps & { readonly error: unknown }) {
  const { printing, printerKindNames } = useDesk().words
  const branches = useLendingBranches()
  return (
    <>
      <Select
        label={printing.branch}
        choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
        value={String(draft.branch)}
        onChange={(branch) => set({ branch: Number(branch) })}
      />
      <Select
        label={printing.kind}
        choices={printerKinds.map((id) => ({ id, label: printerKindNames[id] }))}
        value={draft.kind}
        onChange={(kind) => set({ kind, cutter: kind === 'receipt' })}
      />
      <TextField
        label={printing.host}
        hint={printing.hostHint}
        value={draft.host}
        onChange={(host) => set({ host })}
        isRequired
        mono
        {...errorFor(error, 'host')}
      />
      <NumberField
        label={printing.port}
        minValue={1}
        maxValue={65535}
        formatOptions={{ useGrouping: false }}
        value={draft.port}
        onChange={(port) => set({ port })}
        {...errorFor(error, 'port')}
      />
    </>
  )
}

function ReceiptFields({ draft, set }: FieldsProps) {
  const { printing } = useDesk().words
  return (
    <>
      <Select
        label={printing.paper}
        choices={(['80', '58'] as const).map((id) => ({ id, label: printing.mm(Number(id)) }))}
        value={draft.paper === 58 ? '58' : '80'}
        onChange={(paper) => set({ paper: paper === '58' ? 58 : 80 })}
      />
      <Select
        label={printing.codePage}
        choices={codePageChoices.map((id) => ({ id, label: id === 'auto' ? printing.codePageAuto : id }))}
        value={draft.codePage}
        onChange={(codePage) => set({ codePage })}
      />
      <Switch isSelected={draft.drawer} onChange={(drawer) => set({ drawer })}>
        {printing.drawer}
      </Switch>
    </>
  )
}

const resolutions = { '203': 203, '300': 300, '600': 600 } as const

function LabelFields({ draft, set }: FieldsProps) {
  const { printing } = useDesk().words
  return (
    <>
      <div className={settings.pair}>
        <NumberField
          label={printing.labelWidth}
          unit={printing.millimetres}
          minValue={10}
          maxValue={220}
          value={draft.labelWidth}
          onChange={(labelWidth) => set({ labelWidth })}
        />
        <NumberField
          label={printing.labelHeight}
          unit={printing.millimetres}
          minValue={5}
          maxValue={600}
          value={draft.labelHeight}
          onChange={(labelHeight) => set({ labelHeight })}
        />
      </div>
      <Select
        label={printing.dpi}
        choices={(['203', '300', '600'] as const).map((id) => ({ id, label: id }))}
        value={draft.dpi === 600 ? '600' : draft.dpi === 300 ? '300' : '203'}
        onChange={(dpi) => set({ dpi: resolutions[dpi] })}
      />
    </>
  )
}

/** What the printer says of itself; it is asked anew, and given a page to try. */
function Health({ printer }: { readonly printer: Printer }) {
  const { words, call, announce } = useDesk()
  const { printing } = words
  const session = useSession()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: printersKey })
  const ask = useMutation({
    mutationFn: () => call(AskPrinter, { params: { id: printer.id } }),
    onSuccess: ({ stateText }) => announce(stateText, 'now'),
    onSettled,
  })
  const test = useMutation({
    mutationFn: () => call(CreatePrintJob, { body: { printer: printer.id, document: { type: 'test' } } }),
    onSuccess: () => announce(printing.testSent(printer.name)),
    onSettled,
  })
  const failed = ask.error ?? test.error
  const isFine = printer.enabled && ['ready', 'quiet', 'unknown'].includes(printer.state)
  return (
    <>
      {failed !== null && <Banner tone="stop" live title={sentenceFor(failed, words.problems)} />}
      <Banner tone={isFine ? 'ok' : 'warn'} title={printer.stateText} />
      {may(session, 'printing:print') && (
        <div className={styles.actions}>
          <Button icon={PrinterIcon} isPending={test.isPending} onPress={() => test.mutate()}>
            {printing.test}
          </Button>
          <Button icon={RotateCcw} isPending={ask.isPending} onPress={() => ask.mutate()}>
            {printing.ask}
          </Button>
        </div>
      )}
    </>
  )
}
