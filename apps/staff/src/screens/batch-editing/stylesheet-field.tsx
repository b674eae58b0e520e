import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { FileButton } from '../../ui/file-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './batch-editing.module.css'

interface StylesheetFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Bytes of a stylesheet; it is kept with each version of its task. */
const largest = 1024 * 1024

/** A stylesheet, pasted or read from a file; it is kept with the task. */
export function StylesheetField({ label, hint, value, onChange }: StylesheetFieldProps) {
  const { words, announce } = useDesk()
  const { batch } = words
  const [problem, setProblem] = useState<string>()
  const read = async (file: File): Promise<void> => {
    if (file.size > largest) return setProblem(batch.stylesheetTooLarge(file.name))
    onChange(await file.text())
    setProblem(undefined)
    announce(batch.stylesheetRead(file.name))
  }
  return (
    <div className={styles.stylesheet}>
      <TextField
        label={label}
        {...(hint !== undefined && { hint })}
        {...(problem !== undefined && { error: problem })}
        mono
        lines={10}
        isRequired
        spellCheck="false"
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => {
          setProblem(undefined)
          onChange(text)
        }}
      />
      <FileButton label={batch.readStylesheet} endings={['.xsl', '.xslt', '.xml']} onFile={(file) => void read(file)} />
    </div>
  )
}
