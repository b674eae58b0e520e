import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import styles from './editor.module.css'
import type { EditedRecord } from './record/buffer.ts'
import { fromText, toText } from './record/text.ts'

interface TextViewProps {
  readonly record: EditedRecord
  readonly onChange: (record: EditedRecord, place?: string) => void
  readonly isReadOnly?: boolean
}

/** The same record as mnemonic text. Lines that cannot be read stay in the text and are named; they are not saved. */
export function TextView({ record, onChange, isReadOnly }: TextViewProps) {
  const { editor } = useWords()
  const [text, setText] = useState(() => toText(record))
  const [shown, setShown] = useState(record)
  // The record was changed elsewhere: undone, or by a button.
  if (shown !== record) {
    setShown(record)
    setText(toText(record))
  }
  const { faults } = fromText(text, record)
  return (
    <div className={styles.textView}>
      {faults.map(({ line, text: wrong }) => (
        <Banner key={line} tone="stop" title={editor.unreadable(line)}>
          <code dir="ltr">{wrong.slice(0, 120)}</code>
        </Banner>
      ))}
      <textarea
        className={styles.text}
        data-record
        aria-label={editor.text}
        dir="ltr"
        spellCheck={false}
        readOnly={isReadOnly === true}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          const reading = fromText(target.value, record)
          if (reading.faults.length > 0) return
          setShown(reading.record)
          onChange(reading.record, 'text')
        }}
      />
    </div>
  )
}
