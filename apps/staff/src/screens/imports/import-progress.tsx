import { useMutation, useQuery } from '@tanstack/react-query'
import { Square } from 'lucide-react'
import type { Import } from '../../../../server/src/modules/loading/contract.ts'
import { CancelJob, ListJobs } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { bytesInWords } from './import-state.ts'
import styles from './imports.module.css'

/** How far the work on an import is, whether it comes in or is being undone; nothing when there is none. */
export function ImportProgress({ of: it }: { readonly of: Import }) {
  const { words, call, format } = useDesk()
  // The undoing is a job of its own that the import does not name; it is found by its title.
  const jobs = useQuery({
    queryKey: ['jobs', 'import', it.id],
    queryFn: ({ signal }) => call(ListJobs, { query: { limit: 30 } }, signal),
  })
  useLiveRefresh(['job'], [['jobs', 'import', it.id]])
  const stop = useMutation({ mutationFn: (id: number) => call(CancelJob, { params: { id } }) })
  const job = jobs.data?.rows.find(
    ({ id, state, kind, title }) =>
      (state === 'running' || state === 'waiting') &&
      (id === it.job || (kind === 'catalog.revert-import' && title.endsWith(` ${it.name}`))),
  )
  if (!job) return null
  // An import counts the bytes of its file, an undoing its titles.
  const bytes = (value: number) => bytesInWords(value, format.settings.locale)
  const amount =
    job.id === it.job && job.total !== null ? words.ui.progress(bytes(job.done), bytes(job.total)) : undefined
  const label = job.id === it.job ? words.imports.progress(it.name) : words.imports.reverting(it.name)
  const message = stop.isSuccess
    ? words.imports.stopping
    : job.state === 'waiting'
      ? words.imports.waiting
      : job.message && words.imports.soFar(job.message)
  return (
    <Panel>
      <div className={styles.running}>
        <ProgressBar
          label={label}
          done={job.done}
          total={job.total ?? undefined}
          amount={amount}
          {...(message !== null && { message })}
          canLeave
        />
        <Button icon={Square} onPress={() => stop.mutate(job.id)} isPending={stop.isPending}>
          {words.imports.stop}
        </Button>
      </div>
      {stop.isError && <Banner tone="stop" live title={sentenceFor(stop.error, words.problems)} />}
    </Panel>
  )
}
