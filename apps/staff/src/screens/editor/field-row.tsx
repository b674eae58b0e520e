import { memo, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useWords } from '../../desk-context.ts'
import { cx } from '../../ui/cx.ts'
import styles from './editor.module.css'
import { readSubfieldLine, subfieldLine, withIndicator, withTag } from './record/actions.ts'
import type { EditedField } from './record/buffer.ts'
import { directionOf } from './record/subfields.ts'
import { cells, codeAt, subfieldAt, type Cell, type Place } from './row-cells.ts'
import { SubfieldCells } from './subfield-cells.tsx'

interface FieldRowProps {
  readonly field: EditedField
  /** Where the cursor is, when it is in this row. */
  readonly active: Place | undefined
  /** A cell for each subfield, instead of one line for all. */
  readonly byCell: boolean
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
        const target = event.target as HTMLElement
        const cell = target.closest<HTMLElement>('[data-cell]')?.dataset['cell']
        const sub = target.closest<HTMLElement>('[data-sub]')?.dataset['sub']
        onPlace({
          field: field.id,
          cell: cells.find((one) => one === cell) ?? 'content',
          ...(sub !== undefined && { sub: Number(sub) }),
        })
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
              <span key={at} data-sub={at}>
                <b className={styles.code}>${code}</b>
                <bdi>{value}</bdi>{' '}
              </span>
            ))}
        {flag !== undefined && <span className="visually-hidden">{findingSeverities[flag]}</span>}
      </bdi>
    </div>
  )
})

function OpenRow({
  field,
  active: place,
  byCell,
  flag,
  onPlace,
  onChange,
  onKey,
}: FieldRowProps & { readonly active: Place }) {
  const { cell: active, sub = 0, part, cursor } = place
  const isParted = byCell && field.subfields.length > 0 && field.value === undefined
  const { editor } = useWords()
  const row = useRef<HTMLDivElement>(null)
  const isControl = field.value !== undefined
  useLayoutEffect(() => {
    const wanted =
      isParted && active === 'content'
        ? `[data-sub="${sub} ${part ?? 'text'}"]`
        : `[data-cell="${active}"]:is(input, textarea)`
    const input =
      row.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(wanted) ??
      row.current?.querySelector<HTMLTextAreaElement>('textarea[data-cell="content"]')
    if (!input || (input === document.activeElement && cursor === undefined)) return
    input.focus({ preventScroll: true })
    input.scrollIntoView({ block: 'nearest' })
    if (cursor !== undefined)
      input.setSelectionRange(Math.min(cursor, input.value.length), Math.min(cursor, input.value.length))
    else if (input instanceof HTMLInputElement) input.select()
  }, [active, isParted, sub, part, cursor])
  const common = (cell: Cell) => ({
    'data-cell': cell,
    onFocus: () => onPlace({ field: field.id, cell }),
    onKeyDown: (event: KeyboardEvent) => onKey(event, field, cell),
  })
  const named = (cell: Cell) => `${field.id} ${cell}`
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
            onChange(withTag(field, event.target.value.replaceAll(/[^0-9A-Za-z]/g, '')), named('tag'))
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
                onChange(withIndicator(field, at, typed), named(at === 0 ? 'first' : 'second'))
              }}
            />
          </span>
        ))
      )}
      <span role="gridcell" className={styles.cell}>
        {isParted ? (
          <SubfieldCells
            field={field}
            onPlace={onPlace}
            onChange={onChange}
            onKey={(event) => onKey(event, field, 'content')}
          />
        ) : (
          <ContentCell
            key={isControl ? 'control' : 'data'}
            field={field}
            label={isControl ? editor.value : editor.subfields}
            onChange={(next) => onChange(next, named('content'))}
            onCode={(at) => onPlace({ field: field.id, cell: 'content', ...at })}
            onKey={(event) => onKey(event, field, 'content')}
          />
        )}
      </span>
    </div>
  )
}

interface ContentCellProps {
  readonly field: EditedField
  readonly label: string
  readonly onChange: (field: EditedField) => void
  readonly onCode: (at: Pick<Place, 'code' | 'sub'>) => void
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
      // Codes are Latin letters: which way the line runs is said by the text behind the first.
      dir={isControl ? 'ltr' : directionOf(field.subfields[0]?.value ?? '')}
      spellCheck={false}
      value={line}
      onKeyDown={onKey}
      onSelect={({ currentTarget: { selectionStart: at } }) => {
        const code = isControl ? undefined : codeAt(line, at)
        onCode(code === undefined ? {} : { code, sub: subfieldAt(line, at) })
      }}
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
