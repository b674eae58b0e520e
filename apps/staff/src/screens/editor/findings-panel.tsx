import { fixRecord } from '@carrel/marc'
import { CircleCheck } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { toneIcons } from '../../ui/tone.ts'
import styles from './editor.module.css'
import type { PlacedFinding } from './findings.ts'
import { fromMarcRecord, toMarcRecord, type EditedRecord } from './record/buffer.ts'

interface FindingsPanelProps {
  readonly record: EditedRecord
  readonly findings: readonly PlacedFinding[]
  readonly onGo: (field: number, code: string | undefined) => void
  readonly onChange: (record: EditedRecord) => void
}

const tones = { error: 'stop', warning: 'warn', info: 'info' } as const
const most = 100

/** What is wrong with the record as it stands: each leads to its field, some are mended by a press. */
export function FindingsPanel({ record, findings, onGo, onChange }: FindingsPanelProps) {
  const { words, announce } = useDesk()
  const { editor, findingSeverities } = words
  const fix = (codes: readonly string[]) => {
    const fixed = fixRecord(toMarcRecord(record), codes)
    onChange(fromMarcRecord(fixed, record))
    announce(editor.fixed)
  }
  const fixable = [...new Set(findings.filter((finding) => finding.fixable).map(({ code }) => code))]
  return (
    <Panel
      title={editor.findings}
      aside={
        findings.length > 0 && <Pill tone={tones[findings[0]?.severity ?? 'info']}>{String(findings.length)}</Pill>
      }
      actions={fixable.length > 0 && <TextButton onPress={() => fix(fixable)}>{editor.fixAll}</TextButton>}
      flush
    >
      {findings.length === 0 && (
        <p className={styles.sound}>
          <CircleCheck aria-hidden="true" />
          {editor.sound}
        </p>
      )}
      <ul className={styles.findings}>
        {findings.slice(0, most).map((finding, at) => {
          const Icon = toneIcons[tones[finding.severity]]
          return (
            <li key={at} data-severity={finding.severity}>
              <Icon aria-label={findingSeverities[finding.severity]} />
              <span>
                {finding.field === undefined ? (
                  finding.message
                ) : (
                  <TextButton onPress={() => finding.field !== undefined && onGo(finding.field, finding.subfield)}>
                    {finding.message}
                  </TextButton>
                )}
                {finding.fixable && (
                  <span className={styles.fixOne}>
                    <TextButton aria-label={editor.fixThis(finding.message)} onPress={() => fix([finding.code])}>
                      {editor.fix}
                    </TextButton>
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
