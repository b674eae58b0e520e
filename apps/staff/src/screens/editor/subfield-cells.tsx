import { formatFor, type SubfieldFormat } from '@carrel/marc-format'
import type { KeyboardEvent } from 'react'
import { useWords } from '../../desk-context.ts'
import styles from './editor.module.css'
import { newFieldId, type EditedField } from './record/buffer.ts'
import {
  deleteSubfield,
  joinWithDollar,
  moveSubfield,
  oneLine,
  splitSubfield,
  withCode,
  withText,
  type FieldAt,
} from './record/subfields.ts'
import type { Place } from './row-cells.ts'

interface SubfieldCellsProps {
  readonly field: EditedField
  readonly onPlace: (place: Place) => void
  /** `place` names the cell, so that typing on in it is one change. */
  readonly onChange: (field: EditedField, place: string) => void
  /** Keys that mean the field as a whole. */
  readonly onKey: (event: KeyboardEvent) => void
}

const format = formatFor('bibliographic')

/** A field as a pair of cells for each subfield: its code, and its text, which runs as its own letters do. */
export function SubfieldCells({ field, onPlace, onChange, onKey }: SubfieldCellsProps) {
  const { editor } = useWords()
  const names = format.get(field.tag)?.subfields
  const go = (at: number, part: Place['part'], cursor?: number) => {
    const code = field.subfields[at]?.code
    onPlace({
      field: field.id,
      cell: 'content',
      sub: at,
      ...(part && { part }),
      ...(code !== undefined && { code }),
      ...(cursor !== undefined && { cursor }),
    })
  }
  // Each of these is a change of its own, to be taken back by itself.
  const put = ({ field: next, at }: FieldAt, part?: Place['part'], cursor?: number) => {
    onChange(next, `${field.id} parts ${newFieldId()}`)
    go(at, part, cursor)
  }
  const onCellKey = (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>, at: number, part: Place['part']) => {
    const { key, altKey, ctrlKey, metaKey, currentTarget: input } = event
    if (event.nativeEvent.isComposing) return
    const [from, to] = [input.selectionStart ?? 0, input.selectionEnd ?? 0]
    const done = (act: () => void) => {
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight'))
      return done(() => put(moveSubfield(field, at, key === 'ArrowLeft' ? -1 : 1), part))
    if (altKey && (key === 'Delete' || key === 'Backspace')) return done(() => put(deleteSubfield(field, at)))
    if (ctrlKey || metaKey) return onKey(event)
    if (key === '$') {
      if (part !== 'code') return done(() => put(splitSubfield(field, at, from, to), 'code'))
      return done(() => {
        const joined = joinWithDollar(field, at)
        put(joined, undefined, joined.cursor)
      })
    }
    if (key === 'Backspace' && input.value === '' && field.subfields.length > 1)
      return done(() => put(deleteSubfield(field, at), undefined, at === 0 ? 0 : Infinity))
    const isWhole = part === 'code' || (from === to && (key === 'ArrowLeft' ? from === 0 : from === input.value.length))
    if (key === 'ArrowLeft' && isWhole && (part !== 'code' || at > 0)) {
      return done(() => (part === 'code' ? go(at - 1, undefined, Infinity) : go(at, 'code')))
    }
    if (key === 'ArrowRight' && isWhole && (part === 'code' || at + 1 < field.subfields.length)) {
      return done(() => (part === 'code' ? go(at, undefined, 0) : go(at + 1, 'code')))
    }
    if (key === 'Tab' && part !== 'code') {
      const next = at + (event.shiftKey ? -1 : 1)
      if (next >= 0 && next < field.subfields.length) return done(() => go(next, undefined))
      // From the first text back to the indicators the browser finds the way; behind the last one the row ends.
      return event.shiftKey ? undefined : onKey(event)
    }
    if (key === 'Tab') return done(() => go(at, undefined))
    return onKey(event)
  }
  return (
    <span className={styles.parts}>
      {field.subfields.map(({ code, value }, at) => {
        const name = nameOf(names?.get(code))
        return (
          <span key={at} className={styles.part}>
            <input
              data-sub={`${at} code`}
              className={styles.codeCell}
              aria-label={editor.codeOf(at + 1, name)}
              title={name}
              tabIndex={-1}
              value={`$${code}`}
              onFocus={(event) => {
                event.target.setSelectionRange(1, event.target.value.length)
                go(at, 'code')
              }}
              onKeyDown={(event) => onCellKey(event, at, 'code')}
              onChange={(event) => {
                const typed = event.target.value.replace(/^\$/, '')
                onChange(withCode(field, at, typed), `${field.id} code ${at}`)
                if (typed.trim() !== '') go(at, undefined, 0)
              }}
            />
            <textarea
              data-cell="content"
              data-sub={`${at} text`}
              className={styles.content}
              aria-label={editor.subfieldNamed(code, name)}
              rows={1}
              dir="auto"
              spellCheck={false}
              value={value}
              onFocus={() => go(at, undefined)}
              onKeyDown={(event) => onCellKey(event, at, undefined)}
              onChange={({ target }) => onChange(withText(field, at, oneLine(target.value)), `${field.id} text ${at}`)}
            />
          </span>
        )
      })}
    </span>
  )
}

function nameOf(known: SubfieldFormat | undefined): string {
  return known?.name ?? ''
}
