import { useMutation } from '@tanstack/react-query'
import { ReportPassages, type Gate } from '../../../../server/src/modules/sorting/contract-gates.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import styles from './machines.module.css'

/** Carries something through a gate, to see what it says. */
export function GatePlay({ gate }: { readonly gate: Gate }) {
  const { words, call, sounds } = useDesk()
  const { sorting } = words
  const play = useMutation({
    mutationFn: (code: string) => call(ReportPassages, { params: { id: gate.id }, body: { codes: [code] } }),
    onSuccess: ({ alarm }) => sounds.play(alarm ? 'stop' : 'ok'),
    onError: () => sounds.play('stop'),
  })
  const thing = play.data?.things[0]
  return (
    <Panel title={sorting.play}>
      <div className={styles.stack}>
        <p className={styles.faint}>{sorting.playHint}</p>
        <ScanField
          label={sorting.play}
          action={sorting.playAction}
          keepFocus={false}
          onScan={(code) => play.mutate(code)}
        />
        {play.isError && <Banner tone="stop" live title={sentenceFor(play.error, words.problems)} />}
        {thing && !play.isError && (
          <Banner
            tone={thing.cause === null ? 'ok' : 'stop'}
            live
            title={thing.cause === null ? sorting.mayPass(thing.code) : sorting.sounds(thing.code)}
          >
            {thing.cause !== null && words.gateCauses[thing.cause]}
          </Banner>
        )}
      </div>
    </Panel>
  )
}
