import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  ChangeCopyTarget,
  TestCopyTarget,
  type CopyTarget,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './copy-cataloguing.module.css'

/** One catalogue: where it is, whether it is asked, and what its last test said. */
export function TargetRow({ target, onEdit }: { readonly target: CopyTarget; readonly onEdit?: () => void }) {
  const { words, call, format } = useDesk()
  const { copy } = words
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['copy-targets'] })
  const params = { id: target.id }
  const test = useMutation({ mutationFn: () => call(TestCopyTarget, { params, body: {} }), onSettled: refresh })
  const turn = useMutation({
    mutationFn: (enabled: boolean) => call(ChangeCopyTarget, { params, body: { enabled } }),
    onSettled: refresh,
  })
  const place = target.protocol === 'sru' ? target.url : `${target.host}:${target.port ?? ''}/${target.database}`
  const problem = test.error ?? turn.error
  return (
    <li className={styles.form}>
      <div className={styles.running}>
        <div>
          {onEdit ? (
            <TextButton onPress={onEdit}>{target.name}</TextButton>
          ) : (
            <span className={styles.name}>{target.name}</span>
          )}
          <p className={styles.second}>
            {words.copyProtocols[target.protocol]} · <span className="mono">{place}</span>
            {target.tags.length > 0 && ` · ${target.tags.join(', ')}`}
          </p>
          <p className={styles.second}>
            {target.testedAt === null ? copy.untested : `${format.when(target.testedAt)}: ${target.testSaid ?? ''}`}
          </p>
        </div>
        <div className={styles.actions}>
          {target.testOk !== null && (
            <Pill tone={target.testOk ? 'ok' : 'stop'} icon="tone">
              {target.testOk ? words.pills.ok : words.pills.stop}
            </Pill>
          )}
          <Button size="small" isPending={test.isPending} onPress={() => test.mutate()}>
            {copy.test}
            <span className="visually-hidden"> {target.name}</span>
          </Button>
          {onEdit && (
            <Switch
              isSelected={target.enabled}
              onChange={(isOn) => turn.mutate(isOn)}
              aria-label={`${copy.enabled}: ${target.name}`}
            >
              {target.enabled ? copy.on : copy.off}
            </Switch>
          )}
        </div>
      </div>
      {problem !== null && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
      {test.data && (
        <Banner tone={test.data.ok ? 'ok' : 'stop'} live title={test.data.said}>
          <ul className={styles.steps}>
            {test.data.steps.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Banner>
      )}
    </li>
  )
}
