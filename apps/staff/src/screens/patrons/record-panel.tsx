import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { RemovePhoto } from '../../../../server/src/modules/patrons/contract-cards.ts'
import { ListMerges, RestorePatron, UndoMerge } from '../../../../server/src/modules/patrons/contract-leaving.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { patronKey } from './patron-queries.ts'
import styles from './patron.module.css'

/** What became of the record itself: the photo, merges that can be taken back, a deletion. Nothing where there is nothing. */
export function RecordPanel({ patron }: { readonly patron: Patron }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const { people } = words
  const { data } = useQuery({
    queryKey: [...patronKey(patron.id), 'merges'],
    queryFn: ({ signal }) => call(ListMerges, { query: { patron: patron.id } }, signal),
  })
  const merges = (data?.rows ?? []).filter(({ undone, kept }) => !undone && kept === patron.id)
  const tryTo = async (work: () => Promise<unknown>) => {
    try {
      await work()
      setProblem(undefined)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    await queries.invalidateQueries({ queryKey: ['patron'] })
  }
  if (merges.length === 0 && patron.deleted === null && !patron.hasPhoto) return null
  return (
    <Panel>
      <div className={styles.stack}>
        {patron.deleted !== null && (
          <Banner tone="warn" title={people.deletedOn(format.day(patron.deleted))}>
            {people.deletedText}
          </Banner>
        )}
        {patron.deleted !== null && may(session, 'patrons:delete') && (
          <div>
            <Button onPress={() => void tryTo(() => call(RestorePatron, { params: { id: patron.id } }))}>
              {people.restore}
            </Button>
          </div>
        )}
        {patron.hasPhoto && (
          <div className={styles.line}>
            <img
              className={styles.photo}
              alt={people.photoOf(patron.name)}
              src={`/api/v1/patrons/${patron.id}/photo`}
            />
            {may(session, 'patrons:write') && (
              <Button size="small" onPress={() => void tryTo(() => call(RemovePhoto, { params: { id: patron.id } }))}>
                {people.removePhoto}
              </Button>
            )}
          </div>
        )}
        {merges.map((merge) => (
          <div key={merge.id} className={styles.line}>
            <span>{people.mergedWith(merge.goneName, format.day(merge.at), merge.by)}</span>
            {may(session, 'patrons:merge') && (
              <Button size="small" onPress={() => void tryTo(() => call(UndoMerge, { params: { id: merge.id } }))}>
                {people.undoMerge}
              </Button>
            )}
          </div>
        ))}
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </div>
    </Panel>
  )
}
