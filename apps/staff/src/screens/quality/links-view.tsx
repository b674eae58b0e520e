import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { CheckLinks, type QualityOverview } from '../../../../server/src/modules/quality/contract.ts'
import { CancelJob } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import styles from './quality.module.css'

/** Whether the addresses in records still lead somewhere. */
export function LinksView({ overview: { links } }: { readonly overview: QualityOverview }) {
  const { words, call, format } = useDesk()
  const { quality, jobs } = words
  const session = useSession()
  const queries = useQueryClient()
  const start = useMutation({
    mutationFn: () => call(CheckLinks, { body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  })
  const stop = useMutation({ mutationFn: (id: number) => call(CancelJob, { params: { id } }) })
  const isRunning = links !== null && links.endedAt === null
  const error = start.error ?? stop.error
  return (
    <Panel
      title={quality.linksTitle}
      {...(may(session, 'quality:manage') && {
        actions: isRunning ? (
          <Button
            isPending={stop.isPending}
            isDisabled={links.job === null}
            onPress={() => links.job !== null && stop.mutate(links.job)}
          >
            {jobs.stop}
          </Button>
        ) : (
          <Button tone="primary" icon={Link2} isPending={start.isPending} onPress={() => start.mutate()}>
            {quality.checkLinks}
          </Button>
        ),
      })}
    >
      <div className={styles.local}>
        {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        <p>
          {quality.linksText} {quality.linksSchedule} <Link href="/settings/library">{words.sections.settings}</Link>
        </p>
        {isRunning && (
          <ProgressBar
            label={quality.linksRunning}
            done={links.done}
            total={Math.max(links.total, links.done)}
            message={`${quality.linksAsked}: ${format.count(links.asked)}.`}
            canLeave
          />
        )}
        {!isRunning && (
          <p className={styles.quiet}>
            {links?.endedAt == null ? quality.neverLinks : quality.lastLinks(format.when(links.endedAt))}
          </p>
        )}
        {links !== null && (
          <dl className={styles.links}>
            <div>
              <dt>{quality.linksAsked}</dt>
              <dd>{format.count(links.asked)}</dd>
            </div>
            <div>
              <dt>{quality.linksDead}</dt>
              <dd>{links.dead > 0 ? <Link href="/quality?rule=url-dead">{format.count(links.dead)}</Link> : 0}</dd>
            </div>
            <div>
              <dt>{quality.linksMoved}</dt>
              <dd>{links.moved > 0 ? <Link href="/quality?rule=url-moved">{format.count(links.moved)}</Link> : 0}</dd>
            </div>
          </dl>
        )}
      </div>
    </Panel>
  )
}
