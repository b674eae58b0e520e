import type { NoticeTemplate } from '../../../../server/src/modules/notifications/contract-templates.ts'
import { useWords } from '../../desk-context.ts'
import { When } from '../../ui/formatted.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './notices.module.css'

type Version = NoticeTemplate['versions'][number]

interface VersionsProps {
  readonly versions: readonly Version[]
  readonly onTake: ((version: Version) => void) | undefined
}

/** Who changed a text and when; pressing a version brings it back into the editor. */
export function Versions({ versions, onTake }: VersionsProps) {
  const { notices } = useWords()
  if (versions.length === 0) return null
  return (
    <details>
      <summary>{notices.versions}</summary>
      <ul className={styles.problems}>
        {versions.map((version) => (
          <li key={version.version}>
            {onTake && !version.reset ? (
              <TextButton onPress={() => onTake(version)}>{notices.version(version.version)}</TextButton>
            ) : (
              notices.version(version.version)
            )}{' '}
            {version.reset && `(${notices.resetText}) `}
            <When value={version.at} /> {version.by}
          </li>
        ))}
      </ul>
    </details>
  )
}
