import { X } from 'lucide-react'
import { useFormat, useWords } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { bytesInWords } from './import-state.ts'
import styles from './imports.module.css'
import type { Sending } from './use-uploads.ts'

interface UploadsProps {
  readonly sendings: readonly Sending[]
  readonly onAgain: (sending: Sending) => void
  readonly onDismiss: (id: number) => void
}

/** Files on their way, and those that did not arrive. */
export function Uploads({ sendings, onAgain, onDismiss }: UploadsProps) {
  const words = useWords()
  const { imports } = words
  const { settings } = useFormat()
  if (sendings.length === 0) return null
  return (
    <ul className={styles.uploads}>
      {sendings.map((sending) => (
        <li key={sending.id}>
          {sending.failure === undefined ? (
            <div className={styles.upload}>
              <ProgressBar
                label={imports.uploading(sending.file.name)}
                done={Math.round((sending.sent / Math.max(1, sending.file.size)) * 100)}
                total={100}
                amount={words.ui.progress(
                  bytesInWords(sending.sent, settings.locale),
                  bytesInWords(sending.file.size, settings.locale),
                )}
              />
              <IconButton icon={X} label={imports.stopUpload(sending.file.name)} onPress={sending.stop} />
            </div>
          ) : (
            <Banner tone="stop" live title={imports.uploadFailed(sending.file.name)}>
              {sending.failure} <TextButton onPress={() => onAgain(sending)}>{imports.again}</TextButton>{' '}
              <TextButton onPress={() => onDismiss(sending.id)}>{imports.dismiss}</TextButton>
            </Banner>
          )}
        </li>
      ))}
    </ul>
  )
}
