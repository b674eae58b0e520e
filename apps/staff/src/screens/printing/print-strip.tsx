import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, Printer, RotateCcw, Trash2, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import {
  AskPrinter,
  ListPrintTroubles,
  MovePrintJobs,
  StepPrintJob,
  type PrintTrouble,
} from '../../../../server/src/modules/printing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useWorkstation } from './use-printing.ts'
import styles from './printing.module.css'

const key = ['print-troubles'] as const

/** Above the work of a desk: its printers that cannot print now, with what to do about the pages that wait. */
export function PrintStrip() {
  const { call } = useDesk()
  const workstation = useWorkstation()
  const troubles = useQuery({
    queryKey: [...key, workstation?.id],
    queryFn: ({ signal }) => call(ListPrintTroubles, { query: { workstation: workstation?.id ?? 0 } }, signal),
    enabled: workstation !== undefined,
  })
  useLiveRefresh(['print'], [key])
  const rows = workstation === undefined ? [] : (troubles.data?.rows ?? [])
  useSaid(rows)
  return rows.map((trouble) => <Trouble key={trouble.printer} trouble={trouble} />)
}

/** Says once what has newly gone wrong. */
function useSaid(rows: readonly PrintTrouble[]): void {
  const { sounds, announce } = useDesk()
  const known = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const now = new Map(rows.map((row) => [`${row.printer} ${row.state} ${row.jobs.some(isHeld)}`, row]))
    for (const [id, row] of now) {
      if (known.current.has(id)) continue
      sounds.play('attention')
      announce(`${row.printerName}: ${problemOf(row)}`, 'now')
    }
    known.current = new Set(now.keys())
  }, [rows, sounds, announce])
}

const isHeld = ({ state }: PrintTrouble['jobs'][number]) => state === 'held'

/** Pages that ask go before the printer's own state. */
function problemOf({ jobs, stateText }: PrintTrouble): string {
  return jobs.find((job) => isHeld(job) && job.problem !== '')?.problem ?? stateText
}

function Trouble({ trouble }: { readonly trouble: PrintTrouble }) {
  const { call, words, announce, sounds } = useDesk()
  const { printing } = words
  const queries = useQueryClient()
  const held = trouble.jobs.filter(isHeld)
  const [first] = trouble.jobs
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onError: (error) => {
      sounds.play('stop')
      announce(sentenceFor(error, words.problems), 'now')
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  const stepAll = (jobs: PrintTrouble['jobs'], step: 'again' | 'cancel' | 'done') => () =>
    act.mutate(async () => {
      for (const { id, state } of jobs) {
        if (state !== 'printing') await call(StepPrintJob, { params: { id }, body: { do: step } })
      }
    })
  const tryAgain = () =>
    act.mutate(async () => {
      for (const { id } of held) await call(StepPrintJob, { params: { id }, body: { do: 'again' } })
      await call(AskPrinter, { params: { id: trouble.printer } })
    })
  const moveTo = (to: number) =>
    act.mutate(() =>
      call(MovePrintJobs, { body: { to, jobs: trouble.jobs.map(({ id }) => id) } }).then(({ moved }) =>
        announce(printing.moved(moved)),
      ),
    )
  return (
    <section className={styles.strip} aria-label={printing.stripLabel(trouble.printerName)}>
      <TriangleAlert aria-hidden="true" />
      <p className={styles.stripText}>
        <strong>{trouble.printerName}:</strong> {problemOf(trouble)}
        {first && (
          <span className={styles.stripPages}>
            {' '}
            {printing.waits(trouble.jobs.length, first.title)} <Link href="/printing">{printing.openQueue}</Link>
          </span>
        )}
      </p>
      <div className={styles.stripActions}>
        {held.length > 0 && (
          <Button size="small" icon={Check} onPress={stepAll(held, 'done')}>
            {printing.cameOut}
          </Button>
        )}
        <Button size="small" icon={RotateCcw} isPending={act.isPending} onPress={tryAgain}>
          {held.length > 0 ? printing.printAgain : printing.tryAgain}
        </Button>
        {trouble.jobs.length > 0 && trouble.elsewhere.length > 0 && (
          <Menu
            label={printing.elsewhere}
            trigger={
              <Button size="small" icon={Printer}>
                {printing.elsewhere}
              </Button>
            }
            groups={[
              {
                id: 'printers',
                lines: trouble.elsewhere.map(({ id, name }) => ({
                  id: String(id),
                  label: name,
                  run: () => moveTo(id),
                })),
              },
            ]}
          />
        )}
        {trouble.jobs.length > 0 && (
          <Button size="small" tone="plain" icon={Trash2} onPress={stepAll(trouble.jobs, 'cancel')}>
            {printing.drop}
          </Button>
        )}
      </div>
    </section>
  )
}
