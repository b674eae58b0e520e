import type { HarvestRun } from '../../../../server/src/modules/harvesting/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'

const tones: Readonly<Record<HarvestRun['state'], Tone>> = {
  waiting: 'neutral',
  fetching: 'info',
  paused: 'warn',
  loading: 'info',
  done: 'ok',
  failed: 'stop',
  stopped: 'neutral',
}

/** Where a harvest stands. */
export function RunState({ state }: Pick<HarvestRun, 'state'>) {
  const { harvesting } = useWords()
  return (
    <Pill tone={tones[state]} icon="tone">
      {harvesting[`state.${state}`]}
    </Pill>
  )
}

/** It is not at its end yet. */
export const isGoingOn = ({ state }: Pick<HarvestRun, 'state'>): boolean =>
  state === 'waiting' || state === 'fetching' || state === 'paused' || state === 'loading'
