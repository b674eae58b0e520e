import { Bookmark, CalendarClock, Clock, Laptop, PackageCheck, Scissors, Truck } from 'lucide-react'
import { Problem } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Part, Specimen } from './part.tsx'

const offline = new Problem(
  'The server does not answer. Nothing was changed; try again when the sign above shows Live.',
  {
    status: 0,
    code: 'offline',
  },
)

/** States and what tells of them. */
export function StatesPart() {
  return (
    <Part title="What is the matter">
      <Specimen name="Pill">
        <Pill>Adult</Pill>
        <Pill tone="ok">Good standing</Pill>
        <Pill tone="ok" icon="tone">
          Out
        </Pill>
        <Pill tone="warn" icon={Scissors}>
          Shortened
        </Pill>
        <Pill tone="stop" icon="tone">
          Held for another
        </Pill>
        <Pill tone="info" icon={Laptop}>
          4 hours
        </Pill>
        <Pill icon={Truck}>In transit</Pill>
        <Pill tone="warn" icon={Clock}>
          9 days late
        </Pill>
      </Specimen>
      <Specimen name="Banner" look="stack">
        <Banner tone="ok" icon={PackageCheck} title="Two holds are on shelf R.">
          The Left Hand of Darkness; a Nintendo Switch.
        </Banner>
        <Banner tone="warn" icon={CalendarClock} title="Card ends in 9 days.">
          Loans past 3 Dec are cut short. <Link href="/gallery">Renew now</Link>
        </Banner>
        <Banner tone="stop" title="The slip was not printed.">
          The printer at Elm Street is out of paper.
        </Banner>
        <Banner tone="info" title="Harbour closes at 17:00 today." />
      </Specimen>
      <Specimen name="ProgressBar" look="stack">
        <ProgressBar
          label="Import of OverDrive-2026-11.mrc"
          done={12_408}
          total={31_200}
          message="12 refused so far."
          canLeave
        />
        <ProgressBar label="Reading the file" done={4_120} total={undefined} />
        <ProgressBar
          label="Batch edit: Proxy links"
          done={31}
          total={31}
          tone="ok"
          message="31 changed, none refused."
        />
      </Specimen>
      <Specimen name="EmptyState" look="stack">
        <Panel>
          <EmptyState icon={Bookmark} title="Nobody is waiting" action={<Button>Place a hold</Button>}>
            Holds on this title are listed here, first come first.
          </EmptyState>
        </Panel>
      </Specimen>
      <Specimen name="Refusal" look="stack">
        <Refusal
          title="Not placed"
          blocks={[
            {
              code: 'hold-limit',
              message: 'Ten holds are open already; that is the limit.',
              override: 'holds:override',
            },
            { code: 'card-expired', message: 'The card ended on 3 December.', override: 'patrons:override-expired' },
          ]}
          permissions={['holds:override', 'patrons:override-expired']}
          action="Place it all the same"
          onOverride={() => undefined}
        />
        <Refusal
          blocks={[{ code: 'hold-exists', message: 'This patron waits for this title already.' }]}
          permissions={[]}
        />
      </Specimen>
      <Specimen name="FailedState" look="stack">
        <Panel>
          <FailedState error={offline} onRetry={() => undefined} />
        </Panel>
      </Specimen>
      <Specimen name="SkeletonRows" look="stack">
        <Panel flush>
          <SkeletonRows rows={3} cover />
        </Panel>
      </Specimen>
    </Part>
  )
}
