import { categoriesOf007, codeList } from '@carrel/marc-format'
import { useState } from 'react'
import { useDesk, useWords } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './editor-help.module.css'
import { changeField, insertInOrder } from './record/actions.ts'
import type { EditedRecord } from './record/buffer.ts'
import {
  cellsOfField,
  leaderCells,
  materials,
  new006,
  new007,
  retyped,
  withPositions,
  type FixedCell,
  type LostValue,
} from './record/fixed-fields.ts'
import { leaderRow } from './row-cells.ts'

interface FixedFieldFormProps {
  readonly record: EditedRecord
  /** Number of the field; 0 for the leader. */
  readonly field: number
  readonly onChange: (record: EditedRecord, place?: string) => void
}

/** The leader, 006, 007 or 008 as a form: each position with what may stand there. The text beside it is the same. */
export function FixedFieldForm({ record, field: id, onChange }: FixedFieldFormProps) {
  const { editorHelp } = useWords()
  const [asked, setAsked] = useState<{ readonly record: EditedRecord; readonly lost: readonly LostValue[] }>()
  const field = record.fields.find((one) => one.id === id)
  const cells = id === leaderRow ? leaderCells(record) : field ? cellsOfField(record, field) : []
  const set = ({ from, length }: FixedCell, value: string) => {
    if (field) {
      const place = `${field.id} position ${from}`
      const text = (one: typeof field) => ({ ...one, value: withPositions(one.value ?? '', from, length, value) })
      onChange(changeField(record, field.id, text), place)
      return
    }
    const next = retyped(record, withPositions(record.leader, from, length, value))
    if (next.lost.length > 0) setAsked(next)
    else onChange(next.record)
  }
  return (
    <Panel title={field ? editorHelp.fixedForm(field.tag) : editorHelp.leaderForm}>
      <div className={styles.form} data-choices>
        {asked && (
          <Banner tone="warn" live title={editorHelp.retype}>
            <p>{editorHelp.retypeText(asked.lost.length)}</p>
            <ul className={styles.lost}>
              {asked.lost.map(({ name, meaning }) => (
                <li key={name}>
                  {name}: {meaning}
                </li>
              ))}
            </ul>
            <div className={styles.buttons}>
              <Button size="small" onPress={() => setAsked(undefined)}>
                {editorHelp.retypeLeave}
              </Button>
              <Button
                size="small"
                tone="primary"
                onPress={() => {
                  onChange(asked.record)
                  setAsked(undefined)
                }}
              >
                {editorHelp.retypeDo}
              </Button>
            </div>
          </Banner>
        )}
        {cells.length === 0 && <p className={styles.second}>{editorHelp.noForm}</p>}
        {cells.map((cell) => (
          <Cell key={cell.from} cell={cell} onSet={(value) => set(cell, value)} />
        ))}
        <NewFixedFields record={record} onChange={onChange} />
      </div>
    </Panel>
  )
}

function Cell({ cell, onSet }: { readonly cell: FixedCell; readonly onSet: (value: string) => void }) {
  const { editorHelp } = useWords()
  const { from, length, name, choices, value, list } = cell
  const label = editorHelp.position(from, length, name)
  if (list !== undefined) {
    const codes = [...codeList(list).values()].filter(({ obsolete, code }) => !obsolete || code === value.trim())
    return (
      <ComboBox
        label={label}
        choices={codes.map((one) => ({ id: one.code, label: `${one.code} ${one.name}` }))}
        value={value.trim()}
        onChange={(code) => code !== undefined && onSet(code.padEnd(length))}
      />
    )
  }
  if (choices.length === 0) {
    return (
      <TextField
        label={label}
        mono
        maxLength={length}
        value={value.trimEnd()}
        onChange={(text) => onSet(text.padEnd(length))}
      />
    )
  }
  const known = choices.some((one) => one.value === value)
  const shown = (text: string) => text.replaceAll(' ', '#')
  return (
    <Select
      label={label}
      // A key of a list cannot be blank.
      value={shown(value)}
      onChange={(next) => onSet(next.replaceAll('#', ' '))}
      choices={[
        ...(known ? [] : [{ id: shown(value), label: editorHelp.notDefined(shown(value)) }]),
        ...choices.map((one) => ({ id: shown(one.value), label: `${shown(one.value)} ${one.meaning}` })),
      ]}
    />
  )
}

/** New 006 and 007, made for a kind of material and then filled in. */
function NewFixedFields({ record, onChange }: Omit<FixedFieldFormProps, 'field'>) {
  const { words, announce } = useDesk()
  const { editorHelp, materialNames } = words
  const add = (field: ReturnType<typeof new006>) => {
    onChange(insertInOrder(record, [field]))
    announce(editorHelp.addedFixed(field.tag))
  }
  return (
    <>
      <Select
        label={editorHelp.add006}
        value={undefined}
        onChange={(material) => add(new006(material))}
        choices={materials.map(([id]) => ({ id, label: materialNames[id] }))}
      />
      <Select
        label={editorHelp.add007}
        value={undefined}
        onChange={(category) => add(new007(category))}
        choices={Array.from(categoriesOf007(), ([id, label]) => ({ id, label }))}
      />
    </>
  )
}
