import { useRef, type KeyboardEvent } from 'react'
import { useShortcut, useWords } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { CallNumberHelp } from './call-number-help.tsx'
import { CharacterPalette } from './character-palette.tsx'
import styles from './editor.module.css'
import { FindingsPanel } from './findings-panel.tsx'
import type { PlacedFinding } from './findings.ts'
import { focusCell } from './focus-cell.ts'
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
  const { editor, editorHelp } = useWords()
  const box = useRef<HTMLDivElement>(null)
  useShortcut('F2', { label: editorHelp.choices, run: () => focusChoices(box.current) })
  const field = record.fields.find(({ id }) => id === place?.field)
  const isFixed = place?.field === leaderRow || (field !== undefined && hasPositions(field.tag))
  return (
    <div
      ref={box}
      role="group"
      aria-label={editor.help}
      className={styles.side}
      onKeyDown={(event) => onPickKey(event, place)}
    >
      <FindingsPanel record={record} findings={findings} onGo={onGo} onChange={onChange} />
      {field && isHeadingTag(field.tag) && (
        <HeadingHelp key={field.id} record={record} field={field} onChange={onChange} />
      )}
      {field && field.value === undefined && (
        <PairPanel record={record} field={field} onGo={onGo} onChange={onChange} />
      )}
      {isFixed && place ? (
        <FixedFieldForm key={place.field} record={record} field={place.field} onChange={onChange} />
      ) : (
        <HelpPanel record={record} place={place} onChange={onChange} />
      )}
      <Panel title={editor.characters}>
        <CharacterPalette />
      </Panel>
      {bib !== undefined && <CallNumberHelp bib={bib} record={record} onChange={onChange} />}
      {bib !== undefined && <ItemsPanel bib={bib} />}
    </div>
  )
}

/** To the choices for the cell that has the cursor, or the first box of its form. */
function focusChoices(side: HTMLElement | null): void {
  const help = side?.querySelector('[data-choices]')
  const list = help?.querySelector<HTMLElement>('[data-pick] input')
  const here = list ?? help?.querySelector<HTMLElement>('[data-here] button, button[data-here]')
  const first = here ?? help?.querySelector<HTMLElement>('button, input')
  first?.focus()
}

/** Up and Down walk through choices; Esc goes back to the field. */
function onPickKey(event: KeyboardEvent<HTMLElement>, place: Place | undefined): void {
  const { target } = event
  const isList = target instanceof HTMLInputElement && target.getAttribute('role') === 'combobox'
  if (isList && event.key === 'Escape' && target.getAttribute('aria-expanded') !== 'true') focusCell(place)
  if (!(target instanceof HTMLButtonElement) || target.closest('[data-choices], ul') === null) return
  if (event.key === 'Escape') {
    event.preventDefault()
    focusCell(place)
  }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0 || target.getAttribute('aria-haspopup') !== null) return
  event.preventDefault()
  const list = [...(target.closest('[data-choices], ul')?.querySelectorAll<HTMLElement>('button') ?? [])]
  list[list.indexOf(target) + by]?.focus()
}
