import { useMutation } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { TryReturn, type SortPlan } from '../../../../server/src/modules/sorting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { Select } from '../../ui/select.tsx'
import { WhyList } from '../../ui/why-panel.tsx'
import { imaginedFacts, imagined, type Imagined } from './imagined.ts'
import styles from './sorting.module.css'
import type { SortChoices } from './use-sort-choices.ts'

interface TryPanelProps {
  readonly branch: number
  readonly plan: Pick<SortPlan, 'defaultBin' | 'bins' | 'rules'>
  readonly choices: SortChoices
  readonly onBin: (number: string | undefined) => void
}

const any = '-'

/** Asks which bin something would go to, by the rules on the page; nothing is changed. */
export function TryPanel({ branch, plan, choices, onBin }: TryPanelProps) {
  const { words, call, sounds } = useDesk()
  const { sorting } = words
  const [thing, setThing] = useState<Imagined>({})
  const ask = useMutation({
    mutationFn: (asked: { barcode: string } | { facts: ReturnType<typeof imaginedFacts> }) =>
      call(TryReturn, { body: { branch, plan, ...asked } }),
    onSuccess: ({ decision }) => {
      sounds.play(decision.alert ? 'attention' : 'ok')
      onBin(decision.bin?.number)
    },
    onError: () => {
      sounds.play('stop')
      onBin(undefined)
    },
  })
  const answer = ask.data
  return (
    <Panel title={sorting.try} icon={FlaskConical}>
      <div className={styles.form}>
        <p className={styles.hint}>{sorting.tryHint}</p>
        <ScanField
          label={sorting.tryBarcode}
          action={sorting.tryAction}
          keepFocus={false}
          onScan={(barcode) => ask.mutate({ barcode })}
        />
        <details className={styles.imagine}>
          <summary>{sorting.tryOr}</summary>
          <div className={styles.imagineFields}>
            {imagined.map((about) => (
              <Select
                key={about}
                label={words.sortSubjectNames[about]}
                choices={[{ id: any, label: sorting.anything }, ...choices.of(about)]}
                value={thing[about] ?? any}
                onChange={(id) => setThing({ ...thing, [about]: id === any ? undefined : id })}
              />
            ))}
            <Button onPress={() => ask.mutate({ facts: imaginedFacts(branch, thing) })}>{sorting.think}</Button>
          </div>
        </details>
        {ask.isError && <Banner tone="stop" live title={sentenceFor(ask.error, words.problems)} />}
        {answer && !ask.isError && (
          <div className={styles.answer} role="status">
            <p className={styles.answerBin}>
              <span className={styles.binNumber}>{answer.decision.bin?.number ?? sorting.noBin}</span>
              <span>
                <strong>{answer.decision.bin?.name}</strong>
                {answer.title !== null && <bdi>{answer.title}</bdi>}
              </span>
              {answer.decision.alertType !== null && (
                <Pill tone="warn" icon="tone">
                  {words.sortAlertTypes[answer.decision.alertType]}
                </Pill>
              )}
            </p>
            {answer.message !== '' && (
              <p className={styles.hint}>
                {sorting.checkInSays}: {answer.message}
              </p>
            )}
            <h3 className={styles.whyTitle}>{sorting.whyBin}</h3>
            <WhyList reasons={answer.reasons} />
          </div>
        )}
      </div>
    </Panel>
  )
}
