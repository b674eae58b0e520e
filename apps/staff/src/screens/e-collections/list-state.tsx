import { useQuery } from '@tanstack/react-query'
import type { TitleList } from '../../../../server/src/modules/e-collections/contract.ts'
import { GetJob } from '../../../../server/src/platform/contract.ts'
import { useDesk, useWords } from '../../desk-context.ts'
import { Pill } from '../../ui/pill.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import type { Tone } from '../../ui/tone.ts'

const tones: Readonly<Record<TitleList['state'], Tone>> = {
  reading: 'info',
  previewed: 'warn',
  applying: 'info',
  undoing: 'info',
  applied: 'ok',
  undone: 'neutral',
  discarded: 'neutral',
  failed: 'stop',
}

/** Where a list of titles stands. */
export function ListState({ state }: Pick<TitleList, 'state'>) {
  const { eCollections } = useWords()
  return (
    <Pill tone={tones[state]} icon="tone">
      {eCollections[`states.${state}`]}
    </Pill>
  )
}

/** Whether a job is at a list just now. */
export function isUnderWay({ state }: Pick<TitleList, 'state'>): boolean {
  return state === 'reading' || state === 'applying' || state === 'undoing'
}

/** How far the job of a list is; nothing where none is at it. */
export function ListProgress({ of: { job, state } }: { readonly of: Pick<TitleList, 'job' | 'state'> }) {
  const { call, words } = useDesk()
  const isAtIt = isUnderWay({ state }) && job !== null
  const { data } = useQuery({
    queryKey: ['e-collection-job', job],
    queryFn: ({ signal }) => call(GetJob, { params: { id: job ?? 0 } }, signal),
    enabled: isAtIt,
    refetchInterval: 1000,
  })
  if (!isAtIt) return null
  return (
    <ProgressBar
      label={words.eCollections[`states.${state}`]}
      done={data?.done ?? 0}
      total={data?.total ?? undefined}
      canLeave
    />
  )
}
