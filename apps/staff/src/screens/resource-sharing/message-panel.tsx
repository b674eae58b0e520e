import type { NcipLogEntry } from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { layOutXml } from './lay-out-xml.ts'
import styles from './sharing.module.css'
import { outcomeTones } from './tones.ts'

/** One message with its answer, and what was the matter. */
export function MessagePanel({ entry }: { readonly entry: NcipLogEntry }) {
  const { words, format } = useDesk()
  const { sharing, sharingOutcomes } = words
  return (
    <Panel
      title={entry.service === '' ? sharing.unread : entry.service}
      aside={<Pill tone={outcomeTones[entry.outcome]}>{sharingOutcomes[entry.outcome]}</Pill>}
    >
      <div className={styles.tight}>
        {entry.problem !== '' && (
          <Banner tone={outcomeTones[entry.outcome] === 'stop' ? 'stop' : 'warn'} title={entry.problem}>
            {entry.detail}
          </Banner>
        )}
        <Departures warnings={entry.warnings} />
        <XmlText label={sharing.question} text={entry.request} />
        <XmlText label={sharing.answer} text={entry.answer} />
        <p className={styles.faint}>{sharing.size(format.count(entry.bytes), format.count(entry.milliseconds))}</p>
      </div>
    </Panel>
  )
}

/** Where a message departs from the standard. */
export function Departures({ warnings }: { readonly warnings: readonly string[] }) {
  const { words } = useDesk()
  if (warnings.length === 0) return undefined
  return (
    <Banner tone="info" title={words.sharing.departs}>
      {[...warnings, words.sharing.departsText].join(' ')}
    </Banner>
  )
}

interface XmlTextProps {
  readonly label: string
  readonly text: string
  /** Its place says already what it is. */
  readonly untitled?: boolean
}

/** A message as it is read by people. */
export function XmlText({ label, text, untitled }: XmlTextProps) {
  return (
    <div>
      {untitled !== true && <p className={styles.label}>{label}</p>}
      {/* It scrolls, so it has to be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} aria-label={label} role="region">
        {layOutXml(text)}
      </pre>
    </div>
  )
}
