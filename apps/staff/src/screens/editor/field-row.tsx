import { memo, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useWords } from '../../desk-context.ts'
import { cx } from '../../ui/cx.ts'
import styles from './editor.module.css'
import { readSubfieldLine, subfieldLine, withIndicator, withTag } from './record/actions.ts'
import type { EditedField } from './record/buffer.ts'
import { cells, codeAt, type Cell, type Place } from './row-cells.ts'

interface FieldRowProps {
  readonly field: EditedField
  /** The cell that has the cursor, when it is in this row. */
  readonly active: Cell | undefined
  /** The most that is wrong with this field. */
  readonly flag: 'error' | 'warning' | 'info' | undefined
  readonly onPlace: (place: Place) => void
  /** `place` names the cell, so that typing on in it is one change. */
  readonly onChange: (field: EditedField, place: string) => void
  readonly onKey: (event: KeyboardEvent, field: EditedField, cell: Cell) => void
}

/** A field as a row: tag, indicators and subfields. Only the row with the cursor has fields to type in; the others are drawn. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { field, active, flag, onPlace } = props
  const { findingSeverities } = useWords()
  if (active !== undefined) return <OpenRow {...props} active={active} />
  const isControl = field.value !== undefined
  return (
    <div
      className={cx(styles.row, flag !== undefined && styles[flag])}
      data-field={field.id}
      role="row"
      // Rows without the cursor are reached by the arrow keys of the one that has it; a mouse goes anywhere.
      onMouseDown={(event) => {
        event.preventDefault()
        const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset['cell']
        onPlace({ field: field.id, cell: cells.find((one) => one === cell) ?? 'content' })
      }}
    >
      <span role="gridcell" data-cell="tag" className={styles.tag}>
        {field.tag}
      </span>
      <span role="gridcell" data-cell="first" className={styles.indicator}>
        {isControl ? '' : shown(field.indicators[0])}
      </span>
      <span role="gridcell" data-cell="second" className={styles.indicator}>
        {isControl ? '' : shown(field.indicators[1])}
      </span>
      <bdi role="gridcell" data-cell="content" className={styles.content}>
        {isControl
          ? field.value?.replaceAll(' ', '\u00a0')
          : field.subfields.map(({ code, value }, at) => (
              <span key={at}>
                <b className={styles.code}>${code}</b>
                <bdi>{value}</bdi>{' '}
              </span>
            ))}
        {flag !== undefined && <span className="visually-hidden">{findingSeverities[flag]}</span>}
      </bdi>
    </div>
  )
})

function OpenRow({ field, active, flag, onPlace, onChange, onKey }: FieldRowProps & { readonly active: Cell }) {
  const { editor } = useWords()
  const row = useRef<HTMLDivElement>(null)
  const isControl = field.value !== undefined
  useLayoutEffect(() => {
    const wanted = row.current?.querySelector<HTMLElement>(`[data-cell="${active}"]:is(input, textarea)`)
    const input = wanted ?? row.current?.querySelector<HTMLElement>('[data-cell="content"]')
    if (!input || input === document.activeElement) return
    input.focus({ preventScroll: true })
    input.scrollIntoView({ block: 'nearest' })
    if (input instanceof HTMLInputElement) input.select()
  }, [active])
  const common = (cell: Cell) => ({
    'data-cell': cell,
    onFocus: () => onPlace({ field: field.id, cell }),
    onKeyDown: (event: KeyboardEvent) => onKey(event, field, cell),
  })
  const place = (cell: Cell) => `${field.id} ${cell}`
  return (
    <div
      ref={row}
      role="row"
      data-field={field.id}
      className={cx(styles.row, styles.open, flag !== undefined && styles[flag])}
    >
      <span role="gridcell" className={styles.cell}>
        <input
          {...common('tag')}
          aria-label={editor.tag}
          className={styles.tag}
          maxLength={3}
          value={field.tag}
          onChange={(event) =>
            onChange(withTag(field, event.target.value.replaceAll(/[^0-9A-Za-z]/g, '')), place('tag'))
          }
        />
      </span>
      {isControl ? (
        <>
          <span />
          <span />
        </>
      ) : (
        ([0, 1] as const).map((at) => (
          <span key={at} role="gridcell" className={styles.cell}>
            <input
              {...common(at === 0 ? 'first' : 'second')}
              aria-label={at === 0 ? editor.firstIndicator : editor.secondIndicator}
              className={styles.indicator}
              value={shown(field.indicators[at])}
              onChange={(event) => {
                const typed = event.target.value.replace(shown(field.indicators[at]), '')
                onChange(withIndicator(field, at, typed), place(at === 0 ? 'first' : 'second'))
              }}
            />
          </span>
        ))
      )}
      <span role="gridcell" className={styles.cell}>
        <ContentCell
          key={isControl ? 'control' : 'data'}
          field={field}
          label={isControl ? editor.value : editor.subfields}
          onChange={(next) => onChange(next, place('content'))}
          onCode={(code) => onPlace({ field: field.id, cell: 'content', ...(code !== undefined && { code }) })}
          onKey={(event) => onKey(event, field, 'content')}
        />
      </span>
    </div>
  )
}

interface ContentCellProps {
  readonly field: EditedField
  readonly label: string
  readonly onChange: (field: EditedField) => void
  readonly onCode: (code: string | undefined) => void
  readonly onKey: (event: KeyboardEvent) => void
}

function ContentCell({ field, label, onChange, onCode, onKey }: ContentCellProps) {
  const isControl = field.value !== undefined
  const line = isControl ? (field.value ?? '') : subfieldLine(field)
  return (
    <textarea
      data-cell="content"
      aria-label={label}
      className={styles.content}
      rows={1}
      dir="auto"
      spellCheck={false}
      value={line}
      onKeyDown={onKey}
      onSelect={({ currentTarget }) => onCode(isControl ? undefined : codeAt(line, currentTarget.selectionStart))}
      onChange={({ target }) => {
        const typed = target.value.replaceAll(/[\r\n]+/g, ' ')
        onChange(isControl ? { ...field, value: typed } : { ...field, subfields: readSubfieldLine(typed) })
      }}
    />
  )
}

/** A blank indicator is drawn as `#`, as cataloguers write it. */
function shown(indicator: string | undefined): string {
  return indicator === undefined || indicator === ' ' ? '#' : indicator
}
