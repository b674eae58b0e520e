import { Upload } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import styles from './file-drop.module.css'

interface FileDropProps {
  /** What is wanted: `Drop files of records here, or choose them`. */
  readonly label: string
  /** What it says while files hang over it. */
  readonly dropping: string
  /** Which files are understood. */
  readonly hint: string
  readonly onFiles: (files: readonly File[]) => void
  readonly several?: boolean
}

/** A place for files: dropped on it, pasted into it, or chosen by a press. */
export function FileDrop({ label, dropping, hint, onFiles, several }: FileDropProps) {
  return (
    <DropZone
      aria-label={label}
      className={styles.drop ?? ''}
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => {
        const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))
        void Promise.all(files).then(onFiles)
      }}
    >
      {({ isDropTarget }) => (
        <FileTrigger allowsMultiple={several === true} onSelect={(files) => files && onFiles([...files])}>
          <AriaButton className={styles.button ?? ''}>
            <Upload aria-hidden="true" />
            <span className={styles.label}>{isDropTarget ? dropping : label}</span>
            <span className={styles.hint}>{hint}</span>
          </AriaButton>
        </FileTrigger>
      )}
    </DropZone>
  )
}
