import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import {
  ListPrintJobs,
  MovePrintJobs,
  printJobStates,
  StepPrintJob,
  type PrintJob,
} from '../../../../server/src/modules/printing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import settings from '../settings/settings.module.css'
import styles from './printing.module.css'
import { queueColumns } from './queue-columns.tsx'
import { stepsFor, type PrintStep } from './queue-steps.ts'
import { usePrinters } from './use-printers.ts'

const limit = 50
const all = 'all'

/** The queues of this branch's printers; a page that is opened can be tried again, moved or dropped. */
export function QueueView() {
  const { words, call, format } = useDesk()
  const { printing, printJobStateNames } = words
  const { branch } = useSession()
  const address = useAddress()
  const printers = usePrinters(branch.id)
  const [printer, offset, open] = [address.number('printer'), address.number('offset') ?? 0, address.number('job')]
  const state = printJobStates.find((one) => one === address.text('state'))
  const list = useQuery({
    queryKey: ['print-jobs', branch.id, printer, state, offset],
    queryFn: ({ signal }) =>
      call(
        ListPrintJobs,
        {
          query: {
            branch: branch.id,
            limit,
            offset,
            ...(printer !== undefined && { printer }),
            ...(state !== undefined && { state }),
          },
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const chosen = list.data?.rows.find(({ id }) => id === open)
  return (
    <div className={styles.stack}>
      <div className={settings.filters}>
        <Select
          label={printing.printer}
          value={printer === undefined ? all : String(printer)}
          onChange={(id) => address.set({ printer: id === all ? undefined : Number(id), offset: undefined }, 'replace')}
          choices={[
            { id: all, label: printing.allPrinters },
            ...printers.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
        />
        <Select
          label={printing.state}
          value={state ?? all}
          onChange={(id) => address.set({ state: id === all ? undefined : id, offset: undefined }, 'replace')}
          choices={[
            { id: all, label: printing.allStates },
            ...printJobStates.map((id) => ({ id, label: printJobStateNames[id] })),
          ]}
        />
      </div>
      <div className={chosen ? settings.columns : styles.stack}>
        <Panel flush>
          <DataList
            label={printing.queue}
            name="print-jobs"
            columns={queueColumns(words, format)}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open)}
            onOpen={({ id }) => address.set({ job: id === open ? undefined : id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={Printer} title={printing.emptyTitle}>
                {printing.emptyText}
              </EmptyState>
            }
            {...(list.data !== undefined &&
              list.data.total > limit && {
                footer: (
                  <Pagination
                    offset={offset}
                    limit={limit}
                    total={list.data.total}
                    onChange={(next) => address.set({ offset: next === 0 ? undefined : next })}
                  />
                ),
              })}
          />
        </Panel>
        {chosen && <JobPanel key={chosen.id} job={chosen} />}
      </div>
    </div>
  )
}

function JobPanel({ job }: { readonly job: PrintJob }) {
  const { words, call, format, announce } = useDesk()
  const { printing, printUseNames } = words
  const queries = useQueryClient()
  const others = usePrinters(job.branch).filter((one) => one.id !== job.printer && one.enabled)
  const onSettled = () => queries.invalidateQueries({ queryKey: ['print-jobs'] })
  const step = useMutation({
    mutationFn: (what: PrintStep) => call(StepPrintJob, { params: { id: job.id }, body: { do: what } }),
    onSettled,
  })
  const move = useMutation({
    mutationFn: (to: number) => call(MovePrintJobs, { body: { to, jobs: [job.id] } }),
    onSuccess: ({ moved }) => announce(printing.moved(moved)),
    onSettled,
  })
  const failed = step.error ?? move.error
  const names = {
    again: printing.tryAgain,
    hold: printing.hold,
    cancel: printing.drop,
    done: printing.cameOut,
    repeat: printing.repeat,
  }
  const canMove = ['waiting', 'held', 'failed'].includes(job.state) && others.length > 0
  return (
    <Panel title={job.title}>
      <div className={settings.form}>
        {failed !== null && <Banner tone="stop" live title={sentenceFor(failed, words.problems)} />}
        {job.problem !== '' && <Banner tone="warn" title={job.problem} />}
        <KeyValues
          facts={[
            { label: printing.document, value: printUseNames[job.use] },
            { label: printing.printer, value: job.printerName },
            { label: printing.when, value: format.when(job.createdAt) },
            { label: printing.from, value: [job.createdBy, job.workstationName].filter(Boolean).join(', ') },
            { label: printing.attempts, value: format.count(job.attempts) },
            { label: printing.copies, value: format.count(job.copies) },
          ]}
        />
        <div className={styles.actions}>
          {stepsFor(job).map((what, i) => (
            <Button
              key={what}
              tone={i === 0 ? 'primary' : 'quiet'}
              isPending={step.isPending && step.variables === what}
              onPress={() => step.mutate(what)}
            >
              {names[what]}
            </Button>
          ))}
          {canMove && (
            <Menu
              label={printing.elsewhere}
              trigger={<Button icon={Printer}>{printing.elsewhere}</Button>}
              groups={[
                {
                  id: 'printers',
                  lines: others.map(({ id, name }) => ({
                    id: String(id),
                    label: name,
                    run: () => move.mutate(id),
                  })),
                },
              ]}
            />
          )}
        </div>
      </div>
    </Panel>
  )
}
