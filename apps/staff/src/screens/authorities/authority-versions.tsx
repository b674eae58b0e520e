import { useMutation, useQuery } from '@tanstack/react-query'
import {
  ListAuthorityVersions,
  RestoreAuthority,
} from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './authorities.module.css'

interface AuthorityVersionsProps {
  readonly id: number
  readonly current: number
  readonly mayWrite: boolean
  readonly onRestored: () => void
}

/** Who saved which version of a record and why; each can be made the present one again. */
export function AuthorityVersions({ id, current, mayWrite, onRestored }: AuthorityVersionsProps) {
  const { words, call, announce, format } = useDesk()
  const { authorities } = words
  const found = useQuery({
    queryKey: ['authority', id, 'versions', current],
    queryFn: ({ signal }) => call(ListAuthorityVersions, { params: { id } }, signal),
  })
  const restore = useMutation({
    mutationFn: (version: number) => call(RestoreAuthority, { params: { id }, body: { version, current } }),
    onSuccess: (_, version) => {
      announce(authorities.restored(version))
      onRestored()
    },
  })
  return (
    <Panel title={authorities.versions} flush>
      {restore.isError && <Banner tone="stop" live title={sentenceFor(restore.error, words.problems)} />}
      <ul className={styles.lines}>
        {found.data?.rows.map(({ version, at, by, why }) => (
          <li key={version}>
            <span className={styles.main}>
              {authorities.versionLine(version, by)}
              <div className={styles.second}>
                {format.when(at)} · {why}
              </div>
            </span>
            <span className={styles.acts}>
              {version === current ? (
                <Pill>{authorities.present}</Pill>
              ) : (
                mayWrite && (
                  <TextButton
                    aria-label={authorities.restoreOf(version)}
                    isDisabled={restore.isPending}
                    onPress={() => restore.mutate(version)}
                  >
                    {authorities.restore}
                  </TextButton>
                )
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
