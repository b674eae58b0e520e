import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  DismissHeadingOffer,
  ListHeadingOffers,
  TakeHeadingOffer,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './heading-changes.module.css'

/** Authority records whose heading changed while records still have the old one; nothing where there are none. */
export function OfferPanel() {
  const { words, call } = useDesk()
  const { headings } = words
  const session = useSession()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const found = useQuery({
    queryKey: ['heading-offers'],
    queryFn: ({ signal }) => call(ListHeadingOffers, { query: { state: 'open', limit: 20 } }, signal),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['heading-offers'] })
  const take = useMutation({
    mutationFn: (id: number) => call(TakeHeadingOffer, { params: { id }, body: {} }),
    onSuccess: (run) => {
      void refresh()
      goTo(`/batch-editing/edits/${run.id}`)
    },
  })
  const dismiss = useMutation({
    mutationFn: (id: number) => call(DismissHeadingOffer, { params: { id } }),
    onSuccess: refresh,
  })
  const error = take.error ?? dismiss.error
  if (!found.data || found.data.rows.length === 0) return null
  return (
    <Panel title={headings.offers} aside={<Pill tone="warn">{String(found.data.total)}</Pill>} flush>
      <p className={styles.lead}>{headings.offersText}</p>
      {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      <ul>
        {found.data.rows.map(({ id, from, to, bibs }) => (
          <li key={id} className={styles.offer}>
            <span>
              <bdi>{headings.becomes(from, to)}</bdi> <span className={styles.quiet}>{headings.carried(bibs)}</span>
            </span>
            {may(session, 'catalog:batch') && (
              <span className={styles.buttons}>
                <Button size="small" tone="plain" onPress={() => dismiss.mutate(id)}>
                  {headings.leave}
                </Button>
                <Button size="small" onPress={() => take.mutate(id)}>
                  {headings.follow}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
