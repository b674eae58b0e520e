import { Copy, Download } from 'lucide-react'
import type { TraceEntry } from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/data-list/csv.ts'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { fieldOf, traceText } from './message-fields.ts'
import { MessageView } from './message-view.tsx'
import { toneOfTrace } from './trace-view.ts'
import styles from './machines.module.css'

/** One exchange: why it was answered so, then both messages field by field. */
export function TraceDetail({ entry }: { readonly entry: TraceEntry }) {
  const { words, announce } = useDesk()
  const { machines } = words
  const address = useAddress()
  const text = traceText([entry])
  const barcode = fieldOf(entry.request, 'AB')
  return (
    <div className={styles.stack}>
      <Panel
        title={entry.text}
        aside={<Pill tone={toneOfTrace(entry.tone)}>{words.traceToneNames[entry.tone]}</Pill>}
        footer={
          <div className={styles.bar}>
            {entry.patron !== null && <Link href={`/patrons/${entry.patron}`}>{machines.patron}</Link>}
            {entry.item !== null && barcode !== undefined && barcode !== '' && (
              <Link href={`/items/${encodeURIComponent(barcode)}`}>{machines.item}</Link>
            )}
            <TextButton onPress={() => address.set({ session: entry.session, before: undefined }, 'replace')}>
              {machines.session}
            </TextButton>
            <span className={styles.gap} />
            <Button
              size="small"
              icon={Copy}
              onPress={() => void navigator.clipboard.writeText(text).then(() => announce(machines.copied))}
            >
              {machines.copy}
            </Button>
            <Button
              size="small"
              icon={Download}
              onPress={() => saveFile(`message-${entry.id}.txt`, text, 'text/plain;charset=utf-8')}
            >
              {machines.download}
            </Button>
          </div>
        }
      >
        <h3 className={styles.small}>{machines.why}</h3>
        {entry.why.length === 0 ? (
          <p className={styles.faint}>{machines.whyNothing}</p>
        ) : (
          <ul className={styles.whys}>
            {entry.why.map((why) => (
              <li key={`${why.code} ${why.text}`}>
                {why.text} {why.link !== null && <Link href={why.link}>{machines.change}</Link>}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={machines.request} level={3}>
        {entry.request ? <MessageView line={entry.request} /> : <p className={styles.faint}>{machines.noRequest}</p>}
      </Panel>
      <Panel title={machines.answer} level={3}>
        {entry.answer ? <MessageView line={entry.answer} /> : <p className={styles.faint}>{machines.noAnswer}</p>}
      </Panel>
      <p className={styles.faint}>{machines.maskedNote}</p>
    </div>
  )
}
