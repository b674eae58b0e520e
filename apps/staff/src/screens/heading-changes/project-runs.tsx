import { useQuery } from '@tanstack/react-query'
import { ListWaitingRecords, type HeadingProject } from '../../../../server/src/modules/heading-changes/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RunPill } from './changed-list.tsx'
import styles from './heading-changes.module.css'

/** What was done for a project, and what came since. */
export function ProjectRuns({ project }: { readonly project: HeadingProject }) {
  const { words, call, format } = useDesk()
  const { headings } = words
  const isWatched = project.watch !== 'off' && project.runs.length > 0
  const waiting = useQuery({
    queryKey: ['heading-project', project.id, 'waiting', project.runs.length],
    queryFn: ({ signal }) => call(ListWaitingRecords, { params: { id: project.id }, query: { limit: 10 } }, signal),
    enabled: isWatched,
  })
  return (
    <>
      <Panel title={headings.runs} aside={<Pill>{headings.carried(project.titles)}</Pill>} flush>
        {project.runs.length === 0 && <p className={styles.lead}>{headings.noRuns}</p>}
        <ul>
          {project.runs.map((run) => (
            <li key={run.run} className={styles.run}>
              <Link href={`/batch-editing/edits/${run.run}`} look="quiet">
                {headings.byAt(run.by, format.when(run.at))}
              </Link>
              <span className={styles.buttons}>
                <span className={styles.quiet}>{headings.recordCount(run.written ?? run.changed ?? 0)}</span>
                <RunPill state={run.state} undoneBy={run.undoneBy} />
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {isWatched && waiting.data && (
        <Panel title={headings.waiting} aside={<Pill>{String(waiting.data.total)}</Pill>} flush>
          {waiting.data.total === 0 && <p className={styles.lead}>{headings.noneWaiting}</p>}
          <ul>
            {waiting.data.rows.map(({ bib, title }) => (
              <li key={bib} className={styles.run}>
                <Link href={`/catalogue/${bib}?tab=record`} look="quiet">
                  <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
