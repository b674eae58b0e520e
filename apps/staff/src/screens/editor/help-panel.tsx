import { formatFor, type IndicatorFormat } from '@carrel/marc-format'
import { recordKind } from '@carrel/marc'
import { useWords } from '../../desk-context.ts'
import { cx } from '../../ui/cx.ts'
import { Panel } from '../../ui/panel.tsx'
import styles from './editor.module.css'
import { CodePickField } from './code-pick-field.tsx'
import { changeField, withIndicator, withSubfields } from './record/actions.ts'
import type { EditedField, EditedRecord } from './record/buffer.ts'
import { withCode } from './record/subfields.ts'
import type { Place } from './row-cells.ts'

interface HelpPanelProps {
  readonly record: EditedRecord
  readonly place: Place | undefined
  readonly onChange: (record: EditedRecord) => void
}

/** What the field at the cursor is for: its indicators with every value, its subfields with what may be repeated. */
export function HelpPanel({ record, place, onChange }: HelpPanelProps) {
  const { editor } = useWords()
  const field = record.fields.find(({ id }) => id === place?.field)
  const kind = recordKind(record.leader)
  const format = formatFor(kind === 'authority' || kind === 'holdings' ? kind : 'bibliographic')
  const known = field && format.get(field.tag)
  if (!field || !place) {
    return (
      <Panel title={editor.help}>
        <p className={styles.second}>{editor.helpText}</p>
      </Panel>
    )
  }
  if (!known) {
    return (
      <Panel title={field.tag}>
        <p className={styles.second}>{/^(9|.9)/.test(field.tag) ? editor.localField : editor.unknownField}</p>
      </Panel>
    )
  }
  const indicator = (at: 0 | 1, { name, values }: IndicatorFormat) => (
    <section
      key={at}
      {...(place.cell === (at === 0 ? 'first' : 'second') && { 'data-here': true })}
      className={cx(styles.helpPart, place.cell === (at === 0 ? 'first' : 'second') && styles.here)}
    >
      <h3>{editor.indicatorNamed(at + 1, name)}</h3>
      <ul>
        {values.length > 3 && values.every(({ meaning }) => meaning === values[0]?.meaning) ? (
          <li className={styles.pick}>
            <code>{editor.range(values[0]?.value ?? '', values.at(-1)?.value ?? '')}</code> {values[0]?.meaning}
          </li>
        ) : (
          values.map(({ value, meaning }) => (
            <li key={value}>
              <button
                type="button"
                className={styles.pick}
                aria-pressed={field.indicators[at] === value}
                onClick={() => onChange(changeField(record, field.id, (one) => withIndicator(one, at, value)))}
              >
                <code>{value === ' ' ? '#' : value}</code> {meaning}
              </button>
            </li>
          ))
        )}
      </ul>
    </section>
  )
  return (
    <Panel
      title={`${field.tag} ${known.name}`}
      aside={<span className={styles.second}>{known.repeatable ? editor.repeatable : editor.once}</span>}
    >
      <div className={styles.help} data-choices>
        <CodePickField record={record} field={field} place={place} onChange={onChange} />
        {!known.control && known.indicators.map((one, at) => indicator(at === 0 ? 0 : 1, one))}
        {known.subfields && known.subfields.size > 0 && (
          <section className={styles.helpPart}>
            <h3>{editor.subfields}</h3>
            <ul>
              {[...known.subfields.values()].map(({ code, name, repeatable, obsolete }) => (
                <li
                  key={code}
                  {...(place.cell === 'content' && code === place.code && { 'data-here': true })}
                  className={cx(code === place.code && styles.here, obsolete && styles.obsolete)}
                >
                  <button
                    type="button"
                    className={styles.pick}
                    onClick={() => onChange(changeField(record, field.id, (one) => withChosenCode(one, code, place)))}
                  >
                    <code>${code}</code> {name}
                    {!repeatable && <span className={styles.second}> {editor.once}</span>}
                    {obsolete && <span className={styles.second}> {editor.obsolete}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  )
}

/** With the cursor in the cell of a code it is the code of that subfield; else a new subfield begins, behind that of the cursor. */
function withChosenCode(field: EditedField, code: string, { part, sub }: Place): EditedField {
  if (part === 'code' && sub !== undefined) return withCode(field, sub, code)
  const at = sub === undefined ? field.subfields.length : sub + 1
  return withSubfields(field, field.subfields.toSpliced(at, 0, { code, value: '' }))
}
