import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useDesk } from '../../desk-context.ts'
import styles from './editor.module.css'
import { FieldRow } from './field-row.tsx'
import { deleteField, emptyField, insertAfter, changeField, moveField } from './record/actions.ts'
import type { EditedField, EditedRecord } from './record/buffer.ts'
import { fieldText, readLine } from './record/text.ts'
import { cells, type Cell, type Place } from './row-cells.ts'

export type Flag = 'error' | 'warning' | 'info'

interface GridProps {
  readonly record: EditedRecord
  readonly place: Place | undefined
  /** The most that is wrong with each field, by its number. */
  readonly flags: ReadonlyMap<number, Flag>
  readonly onPlace: (place: Place | undefined) => void
  readonly onChange: (record: EditedRecord, place?: string) => void
  readonly isReadOnly?: boolean
  /** A cell for each subfield in the row with the cursor. */
  readonly byCell?: boolean
}

/** Rows that are drawn together; a block that is far from sight is an empty box of its height. */
const blockSize = 80
const rowHeight = 30

/** A record as a grid: a row for each field, walked and changed by keys alone. */
export function Grid({ record, place, flags, onPlace, onChange, isReadOnly, byCell }: GridProps) {
  const { words, announce } = useDesk()
  const { editor } = words
  const { fields } = record
  const state = useRef({
    record,
    onChange,
    onPlace,
    place,
    announce,
    editor,
    help: words.editorHelp,
    isReadOnly: isReadOnly === true,
  })
  useEffect(() => {
    state.current = {
      record,
      onChange,
      onPlace,
      place,
      announce,
      editor,
      help: words.editorHelp,
      isReadOnly: isReadOnly === true,
    }
  })
  // These stay the same from one change to the next, so that only rows that changed are drawn anew.
  const change = useCallback((field: EditedField, at: string) => {
    const { record: now, onChange: tell } = state.current
    tell(
      changeField(now, field.id, () => field),
      at,
    )
  }, [])
  const put = useCallback((next: Place) => state.current.onPlace(next), [])
  const key = useCallback((event: KeyboardEvent, field: EditedField, cell: Cell) => {
    onKey(event, field, cell, state.current)
  }, [])
  const blocks = Array.from({ length: Math.ceil(fields.length / blockSize) }, (_, at) =>
    fields.slice(at * blockSize, (at + 1) * blockSize),
  )
  return (
    <div
      onCopy={(event) => onClipboard(event, state.current)}
      onCut={(event) => onClipboard(event, state.current)}
      onPaste={(event) => onClipboard(event, state.current)}
      role="grid"
      aria-label={editor.grid}
      aria-rowcount={fields.length}
      dir="ltr"
      className={styles.grid}
    >
      {blocks.map((block, at) => (
        <Block key={at} count={block.length} isNeeded={at === 0 || block.some(({ id }) => id === place?.field)}>
          {() =>
            block.map((field) => (
              <FieldRow
                key={field.id}
                field={field}
                active={!isReadOnly && place?.field === field.id ? place : undefined}
                byCell={byCell === true}
                flag={flags.get(field.id)}
                onPlace={put}
                onChange={change}
                onKey={key}
              />
            ))
          }
        </Block>
      ))}
    </div>
  )
}

interface BlockProps {
  readonly count: number
  /** Drawn even when it is not in sight. */
  readonly isNeeded: boolean
  readonly children: () => ReactNode
}

function Block({ count, isNeeded, children }: BlockProps) {
  const box = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!box.current) return
    const watch = new IntersectionObserver((entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)), {
      rootMargin: '800px',
    })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={box} role="rowgroup" {...(!isNear && !isNeeded && { style: { blockSize: count * rowHeight } })}>
      {(isNear || isNeeded) && children()}
    </div>
  )
}

interface KeyState {
  readonly record: EditedRecord
  readonly onChange: GridProps['onChange']
  readonly onPlace: GridProps['onPlace']
  readonly announce: (text: string) => void
  readonly editor: ReturnType<typeof useDesk>['words']['editor']
  readonly help: ReturnType<typeof useDesk>['words']['editorHelp']
  readonly place: Place | undefined
  readonly isReadOnly: boolean
}

/**
 * With nothing chosen in the cell, copying and cutting take the whole field as a line of mnemonic text; such lines pasted
 * become fields, from this record or another, or from any program.
 */
function onClipboard(event: ClipboardEvent, state: KeyState): void {
  const { record, onChange, onPlace, announce, help, place, isReadOnly } = state
  const field = record.fields.find(({ id }) => id === place?.field)
  if (!field) return
  const input = event.target
  const isTyped = input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement
  if (event.type === 'paste') {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
    const fields = lines.flatMap((line) => (/^=\w{3} {1,2}/.test(line) ? (readLine(line) ?? []) : []))
    if (isReadOnly || fields.length === 0 || fields.length < lines.length) return
    event.preventDefault()
    const at = record.fields.indexOf(field) + 1
    onChange({ ...record, fields: record.fields.toSpliced(at, 0, ...fields) })
    announce(help.pasted(fields.length))
    return
  }
  if (isTyped && input.selectionStart !== input.selectionEnd) return
  event.preventDefault()
  event.clipboardData.setData('text/plain', fieldText(field))
  announce(help.copied(field.tag))
  if (event.type !== 'cut' || isReadOnly) return
  const at = record.fields.indexOf(field)
  const neighbour = record.fields[at + 1] ?? record.fields[at - 1]
  onChange(deleteField(record, field.id))
  onPlace(neighbour && { field: neighbour.id, cell: 'content' })
}

/** Arrows walk, Enter makes a field, Mod+Delete takes one away, Alt with an arrow moves one. */
function onKey(event: KeyboardEvent, field: EditedField, cell: Cell, state: KeyState): void {
  const { record, onChange, onPlace, announce, editor } = state
  const at = record.fields.findIndex(({ id }) => id === field.id)
  const go = (by: number, to: Cell = cell) => {
    const next = record.fields[at + by]
    if (!next) return
    event.preventDefault()
    onPlace({ field: next.id, cell: next.value !== undefined && (to === 'first' || to === 'second') ? 'content' : to })
  }
  const isMod = event.ctrlKey || event.metaKey
  const area = event.target instanceof HTMLTextAreaElement ? event.target : undefined
  if (event.nativeEvent.isComposing) return
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowDown': {
      const by = event.key === 'ArrowUp' ? -1 : 1
      if (event.altKey) {
        event.preventDefault()
        onChange(moveField(record, field.id, by))
        announce(editor.moved(field.tag))
      } else if (!area || isAtEdge(area, by)) go(by)
      return
    }
    case 'Tab': {
      const order = field.value === undefined ? cells : cells.filter((one) => one === 'tag' || one === 'content')
      const last = event.shiftKey ? order[0] : order.at(-1)
      if (cell === last) go(event.shiftKey ? -1 : 1, event.shiftKey ? 'content' : 'tag')
      return
    }
    case 'Enter': {
      if (isMod) return
      event.preventDefault()
      const fresh = emptyField(field.tag)
      onChange(insertAfter(record, field.id, fresh))
      onPlace({ field: fresh.id, cell: 'tag' })
      announce(editor.added(fresh.tag))
      return
    }
    case 'Delete':
    case 'Backspace': {
      if (!isMod || (!event.shiftKey && event.key === 'Backspace')) return
      event.preventDefault()
      const neighbour = record.fields[at + 1] ?? record.fields[at - 1]
      onChange(deleteField(record, field.id))
      onPlace(neighbour && { field: neighbour.id, cell: 'content' })
      announce(editor.deleted(field.tag))
      return
    }
  }
}

/** True when an arrow would leave the text: it is in its first line going up, or its last going down. */
function isAtEdge(area: HTMLTextAreaElement, by: -1 | 1): boolean {
  if (area.selectionStart !== area.selectionEnd) return false
  const lines = area.scrollHeight / (Number.parseFloat(getComputedStyle(area).lineHeight) || rowHeight)
  if (lines < 2) return true
  return by < 0 ? area.selectionStart === 0 : area.selectionEnd === area.value.length
}
