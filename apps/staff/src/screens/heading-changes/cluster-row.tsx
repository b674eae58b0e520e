import type { FoundCluster } from '../../../../server/src/modules/heading-changes/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './heading-changes.module.css'

interface ClusterRowProps {
  readonly cluster: FoundCluster
  readonly form: string
  readonly isTicked: boolean
  readonly mayMerge: boolean
  readonly onTick: () => void
  readonly onForm: (text: string) => void
  readonly onSkip: (skipped: boolean) => void
}

const mostShown = 40

/** One cluster: its forms with counts and titles, which of them is right, and what becomes of it. */
export function ClusterRow({ cluster, form, isTicked, mayMerge, onTick, onForm, onSkip }: ClusterRowProps) {
  const { words, format } = useDesk()
  const { headings } = words
  const isOpen = cluster.state === 'open' && mayMerge
  const shown = cluster.forms.slice(0, mostShown)
  const first = cluster.forms[0]?.text ?? ''
  const isListed = shown.some(({ text }) => text === form)
  return (
    // The row takes the focus, so that J and K walk from one to the next and a screen reader says where one is.
    <li
      className={styles.cluster}
      data-cluster={cluster.number}
      data-ticked={isTicked}
      tabIndex={-1}
      aria-label={first}
    >
      <div>{isOpen && <Checkbox aria-label={headings.tick(first)} isSelected={isTicked} onChange={onTick} />}</div>
      <div className={styles.forms}>
        {isOpen ? (
          <RadioGroup
            label={headings.choose}
            hideLabel
            value={isListed ? form : undefined}
            onChange={onForm}
            choices={shown.map(({ text, count, bibs }) => ({
              id: text,
              label: text,
              detail: `${format.count(count)} · ${bibs.map(({ title }) => title).join(' · ')}`,
            }))}
          />
        ) : (
          shown.map(({ text, count }) => (
            <p key={text} className={styles.formLine}>
              <bdi>{text}</bdi>
              <span className={styles.quiet}>{format.count(count)}</span>
            </p>
          ))
        )}
        {isOpen && (
          <TextField label={headings.typed} value={isListed ? '' : form} onChange={onForm} placeholder={first} />
        )}
      </div>
      <div className={styles.buttons}>
        {cluster.state !== 'open' && (
          <Pill tone={cluster.state === 'merged' ? 'ok' : 'neutral'}>{words.clusterStates[cluster.state]}</Pill>
        )}
        {cluster.run !== null && <Link href={`/batch-editing/edits/${cluster.run}`}>{words.batch.thatEdit}</Link>}
        {mayMerge && cluster.state !== 'merged' && (
          <Button size="small" tone="plain" onPress={() => onSkip(cluster.state === 'open')}>
            {cluster.state === 'open' ? headings.skip : headings.unskip}
          </Button>
        )}
      </div>
    </li>
  )
}
