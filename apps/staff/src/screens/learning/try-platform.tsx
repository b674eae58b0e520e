import { useMutation } from '@tanstack/react-query'
import { TestLearningPlatform, type LearningPlatform } from '../../../../server/src/modules/identity/contract-lti.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { WhyList } from '../../ui/why-panel.tsx'
import styles from './learning.module.css'

/** Tries a platform: whether it can be reached, and why the last person was turned away. */
export function TryPlatform({ of: it }: { readonly of: LearningPlatform }) {
  const { words, call, format } = useDesk()
  const { learning } = words
  const test = useMutation({ mutationFn: () => call(TestLearningPlatform, { params: { id: it.id } }) })
  const turnedAway = it.refusedAt !== null && (it.launchedAt === null || it.refusedAt > it.launchedAt)
  return (
    <Panel title={learning.stepTry}>
      <div className={styles.stack}>
        <div>
          <Button onPress={() => test.mutate()} isPending={test.isPending}>
            {learning.test}
          </Button>
        </div>
        <p className={styles.quiet}>{learning.saveFirst}</p>
        {turnedAway && (
          <Banner tone="warn" title={learning.lastRefused(format.when(it.refusedAt ?? ''))}>
            {it.refusedText}
          </Banner>
        )}
        {test.isError && <Banner tone="stop" live title={sentenceFor(test.error, words.problems)} />}
        {test.data && (
          <>
            <Banner
              tone={test.data.ok ? 'ok' : 'stop'}
              live
              title={test.data.ok ? learning.testGood : learning.testBad}
            />
            <WhyList
              reasons={test.data.steps.map(({ name, ok, said }) => ({ decided: ok, text: said, detail: name }))}
            />
          </>
        )}
      </div>
    </Panel>
  )
}
