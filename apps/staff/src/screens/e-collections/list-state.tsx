import type { TitleList } from '../../../../server/src/modules/e-collections/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'

const tones: Readonly<Record<TitleList['state'], Tone>> = {
  reading: 'info',
  previewed: 'warn',
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
