import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeWorkstation,
  CreateWorkstation,
  ListWorkstations,
  type PrintUse,
  type Workstation,
  type WorkstationUse,
} from '../../../../server/src/modules/printing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor } from '../settings/save-form.tsx'
import styles from './printing.module.css'
import { usePrinters } from './use-printers.ts'
import { useWorkstation, workstationsKey } from './use-printing.ts'
import { keepWorkstation } from './workstation-name.ts'

/** What this computer is called, and what it prints where. */
export function ThisComputer() {
  const workstation = useWorkstation()
  return workstation ? <Named key={workstation.id} workstation={workstation} /> : <Unnamed />
}

/** A computer is named once, or is said to be one of those that are known. */
function Unnamed() {
  const { words, call, announce } = useDesk()
  const { printing } = words
  const session = useSession()
  const queries = useQueryClient()
  const known = useQuery({
    queryKey: workstationsKey,
    queryFn: ({ signal }) => call(ListWorkstations, { query: {} }, signal),
  })
  const here = known.data?.rows.filter(({ branch }) => branch === session.branch.id) ?? []
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string>()
  const create = useMutation({
    mutationFn: () => call(CreateWorkstation, { body: { branch: session.branch.id, name } }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: workstationsKey })
      keepWorkstation(localStorage, made.id)
      announce(printing.saved)
    },
  })
  return (
    <Panel title={printing.unnamedTitle} icon={Monitor}>
      <div className={styles.stack}>
        <p>{printing.unnamedText}</p>
        <form
          className={styles.name}
          onSubmit={(event) => {
            event.preventDefault()
            create.mutate()
          }}
        >
          <TextField
            label={printing.nameLabel}
            hint={printing.nameHint}
            value={name}
            onChange={setName}
            isRequired
            {...errorFor(create.error, 'name')}
          />
          <Button
            type="submit"
            tone="primary"
            isPending={create.isPending}
            isDisabled={!may(session, 'printing:print')}
          >
            {printing.giveName}
          </Button>
        </form>
        {here.length > 0 && (
          <div className={styles.name}>
            <Select
              label={printing.isOne}
              value={chosen}
              onChange={setChosen}
              choices={here.map((one) => ({ id: String(one.id), label: one.name }))}
            />
            <Button
              isDisabled={chosen === undefined}
              onPress={() => keepWorkstation(localStorage, chosen === undefined ? undefined : Number(chosen))}
            >
              {printing.useIt}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

function Named({ workstation }: { readonly workstation: Workstation }) {
  const { words, call, announce } = useDesk()
  const { printing } = words
  const session = useSession()
  const queries = useQueryClient()
  const [name, setName] = useState(workstation.name)
  const put = (one: Workstation) =>
    queries.setQueryData<{ total: number; rows: Workstation[] }>(workstationsKey, (now) =>
      now ? { ...now, rows: now.rows.map((row) => (row.id === one.id ? one : row)) } : now,
    )
  const mutationKey = ['workstation', workstation.id]
  const change = useMutation({
    mutationKey,
    // A quick hand changes the next thing before the last is saved: one after the other, each on what the one before left.
    scope: { id: mutationKey.join(' ') },
    mutationFn: (body: { readonly name?: string; readonly uses?: WorkstationUse[] }) =>
      call(ChangeWorkstation, { params: { id: workstation.id }, body }),
    onMutate: ({ uses = [] }) => {
      put({ ...workstation, uses: workstation.uses.map((one) => uses.find(({ use }) => use === one.use) ?? one) })
    },
    onSuccess: (saved) => {
      if (queries.isMutating({ mutationKey }) === 1) put(saved)
      announce(printing.saved)
    },
    onError: () => queries.invalidateQueries({ queryKey: workstationsKey }),
  })
  return (
    <div className={styles.stack}>
      <Panel title={workstation.name} icon={Monitor} aside={<Pill>{workstation.branchName}</Pill>}>
        <form
          className={styles.name}
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ name })
          }}
        >
          <TextField
            label={printing.nameLabel}
            value={name}
            onChange={setName}
            isRequired
            {...errorFor(change.error, 'name')}
          />
          <Button type="submit" isDisabled={name === workstation.name || !may(session, 'printing:print')}>
            {printing.rename}
          </Button>
          <Button tone="plain" onPress={() => keepWorkstation(localStorage, undefined)}>
            {printing.forget}
          </Button>
        </form>
      </Panel>
      <Panel title={printing.whereTo}>
        {change.isError && <Banner tone="stop" live title={sentenceFor(change.error, words.problems)} />}
        <div className={styles.uses}>
          {workstation.uses.map((use) => (
            <UseLine
              key={use.use}
              use={use}
              branch={workstation.branch}
              canChange={may(session, 'printing:print')}
              onChange={(next) => change.mutate({ uses: [next] })}
            />
          ))}
        </div>
      </Panel>
    </div>
  )
}

/** Documents that can come out without a key. */
const byThemselves: readonly PrintUse[] = ['due-slips', 'hold-slips', 'transit-slips', 'receipts']
const browser = 'browser'

interface UseLineProps {
  readonly use: WorkstationUse
  readonly branch: number
  readonly canChange: boolean
  readonly onChange: (use: WorkstationUse) => void
}

function UseLine({ use, branch, canChange, onChange }: UseLineProps) {
  const { printing, printUseNames } = useDesk().words
  const printers = usePrinters().filter((one) => one.branch === branch || one.id === use.printer)
  const fitting = printers.filter(({ kind }) => use.use === 'labels' || kind === 'receipt')
  // Until the printers are known, the chosen one stands for itself.
  const unknown = use.printer !== null && !fitting.some(({ id }) => id === use.printer)
  const name = printUseNames[use.use]
  return (
    <div className={styles.use}>
      <span>{name}</span>
      <Select
        label={name}
        hideLabel
        isDisabled={!canChange}
        value={use.printer === null ? browser : String(use.printer)}
        onChange={(id) => onChange({ ...use, printer: id === browser ? null : Number(id) })}
        choices={[
          { id: browser, label: printing.inBrowser },
          ...fitting.map((one) => ({ id: String(one.id), label: one.name })),
          ...(unknown ? [{ id: String(use.printer), label: '…' }] : []),
        ]}
      />
      {byThemselves.includes(use.use) ? (
        <Switch
          isSelected={use.automatic}
          isDisabled={!canChange}
          aria-label={printing.automaticFor(name)}
          onChange={(automatic) => onChange({ ...use, automatic })}
        >
          {printing.automatic}
        </Switch>
      ) : (
        <span />
      )}
    </div>
  )
}
