import { useWords } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { CallNumberHelp } from './call-number-help.tsx'
import { CharacterPalette } from './character-palette.tsx'
import styles from './editor.module.css'
import { FindingsPanel } from './findings-panel.tsx'
import type { PlacedFinding } from './findings.ts'
import { FixedFieldForm } from './fixed-field-form.tsx'
import { HeadingHelp } from './heading-help.tsx'
import { HelpPanel } from './help-panel.tsx'
import { ItemsPanel } from './items-panel.tsx'
import { PairPanel } from './pair-panel.tsx'
import type { EditedRecord } from './record/buffer.ts'
import { hasPositions } from './record/fixed-fields.ts'
import { isHeadingTag } from './record/heading-tags.ts'
import { leaderRow, type Place } from './row-cells.ts'

interface EditorSideProps {
  readonly record: EditedRecord
  readonly place: Place | undefined
  readonly bib?: number
  readonly findings: readonly PlacedFinding[]
  readonly onGo: (field: number, code: string | undefined) => void
  readonly onChange: (record: EditedRecord, place?: string) => void
}

/** What helps with the field at the cursor: its form or its meaning, headings, the original script; and what is wrong. */
export function EditorSide({ record, place, bib, findings, onGo, onChange }: EditorSideProps) {
  const { editor } = useWords()
  const field = record.fields.find(({ id }) => id === place?.field)
  const isFixed = place?.field === leaderRow || (field !== undefined && hasPositions(field.tag))
  return (
    <div className={styles.side}>
      <FindingsPanel record={record} findings={findings} onGo={onGo} onChange={onChange} />
      {isFixed && place ? (
        <FixedFieldForm key={place.field} record={record} field={place.field} onChange={onChange} />
      ) : (
        <HelpPanel record={record} place={place} onChange={onChange} />
      )}
      {field && isHeadingTag(field.tag) && (
        <HeadingHelp key={field.id} record={record} field={field} onChange={onChange} />
      )}
      {field && field.value === undefined && (
        <PairPanel record={record} field={field} onGo={onGo} onChange={onChange} />
      )}
      <Panel title={editor.characters}>
        <CharacterPalette />
      </Panel>
      {bib !== undefined && <CallNumberHelp bib={bib} record={record} onChange={onChange} />}
      {bib !== undefined && <ItemsPanel bib={bib} />}
    </div>
  )
}
