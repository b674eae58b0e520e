import { useDesk } from '../../desk-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { focusCell } from './focus-cell.ts'
import { changeField } from './record/actions.ts'
import type { EditedField, EditedRecord } from './record/buffer.ts'
import { codeNow, codePickFor, codesOf, withPickedCode } from './record/code-picks.ts'
import type { Place } from './row-cells.ts'

interface CodePickFieldProps {
  readonly record: EditedRecord
  readonly field: EditedField
  readonly place: Place
  readonly onChange: (record: EditedRecord) => void
}

/** The list of codes for the subfield at the cursor, where it has one: relators, languages, countries, areas, types of RDA. */
export function CodePickField({ record, field, place, onChange }: CodePickFieldProps) {
  const { words, announce } = useDesk()
  const { editor } = words
  const at = place.sub ?? 0
  const pick = codePickFor(field.tag, field.subfields[at]?.code)
  if (!pick || place.cell !== 'content') return undefined
  const value = field.subfields[at]?.value ?? ''
  const now = codeNow(pick, value)
  const codes = codesOf(pick, now ?? '')
  return (
    <div data-pick>
      <ComboBox
        key={`${field.id} ${at} ${now ?? ''}`}
        label={`${editor.codes}: $${field.subfields[at]?.code}`}
        hint={editor.codesHint}
        choices={codes.map(({ code, name }) => ({ id: code, label: `${code} ${name}` }))}
        value={now}
        onChange={(chosen) => {
          const code = codes.find((one) => one.code === chosen)
          if (!code) return
          onChange(changeField(record, field.id, (one) => withPickedCode(one, at, pick, code)))
          announce(editor.codeTaken(code.name))
          focusCell(place)
          // After a click the list takes the keyboard once more before it is gone.
          requestAnimationFrame(() => {
            if (document.activeElement?.closest('[data-field]') === null) focusCell(place)
          })
        }}
      />
    </div>
  )
}
