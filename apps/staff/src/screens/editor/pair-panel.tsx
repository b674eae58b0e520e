import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { FieldLines } from './field-lines.tsx'
import styles from './editor-help.module.css'
import type { EditedField, EditedRecord } from './record/buffer.ts'
import { addPair, linkageOf, mayPair, partnerOf } from './record/pairs.ts'

interface PairPanelProps {
  readonly record: EditedRecord
  readonly field: EditedField
  readonly onGo: (field: number, code: string | undefined) => void
  readonly onChange: (record: EditedRecord) => void
}

/** The same field in its original script: made as an 880, or shown beside it. */
export function PairPanel({ record, field, onGo, onChange }: PairPanelProps) {
  const { words, announce } = useDesk()
  const { editorHelp } = words
  const partner = partnerOf(record, field)
  const add = () => {
    const { record: next, pair } = addPair(record, field.id)
    if (pair === undefined) return announce(editorHelp.scriptFull, 'now')
    onChange(next)
    onGo(pair, 'a')
    announce(editorHelp.scriptAdded)
  }
  if (!partner && !mayPair(record, field))
    return linkageOf(field) ? (
      <Panel title={editorHelp.script}>
        <p className={styles.second}>{editorHelp.scriptAlone}</p>
      </Panel>
    ) : null
  return (
    <Panel title={editorHelp.script}>
      {partner ? (
        <div className={styles.form}>
          <p className={styles.second}>{editorHelp.scriptWritten}</p>
          <FieldLines fields={[partner]} />
          <Button size="small" keys="Alt+O" onPress={() => onGo(partner.id, 'a')}>
            {editorHelp.scriptGo}
          </Button>
        </div>
      ) : (
        <Button size="small" keys="Alt+O" onPress={add}>
          {editorHelp.scriptAdd}
        </Button>
      )}
    </Panel>
  )
}
