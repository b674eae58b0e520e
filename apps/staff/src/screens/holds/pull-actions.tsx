import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Hand, SearchX, Undo2 } from 'lucide-react'
import { ClaimPulls, MarkNotFound, ReleasePulls, type PullRow } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import styles from './holds.module.css'

interface PullActionsProps {
  readonly branch: number
  readonly chosen: readonly PullRow[]
  readonly onDone: () => void
}

/** What is done with the ticked rows: claimed, given back, or said not to be there. */
export function PullActions({ branch, chosen, onDone }: PullActionsProps) {
  const { words, call, announce } = useDesk()
  const { holds } = words
  const queries = useQueryClient()
  const items = chosen.map(({ item }) => item)
  const onSettled = () => queries.invalidateQueries({ queryKey: ['holds'] })
  const claim = useMutation({
    mutationFn: () => call(ClaimPulls, { body: { branch, items } }),
    onSuccess: ({ claimed }) => {
      announce(holds.claimed(claimed.length))
      onDone()
    },
    onSettled,
  })
  const release = useMutation({
    mutationFn: () => call(ReleasePulls, { body: { branch, items } }),
    onSuccess: onDone,
    onSettled,
  })
  const notThere = useMutation({
    mutationFn: async (how: 'search' | 'missing') => {
      for (const { item, title } of chosen) {
        await call(MarkNotFound, { params: { item }, body: { how } })
        announce(holds.notThereDone(title))
      }
    },
    onSuccess: onDone,
    onSettled,
  })
  const error = claim.error ?? release.error ?? notThere.error
  const takenBy = [...new Set(claim.data?.taken.map(({ by }) => by))]
  const nothing = chosen.length === 0
  return (
    <>
      <div className={styles.actions}>
        <Button
          tone="primary"
          icon={Hand}
          keys="F6"
          isDisabled={nothing}
          isPending={claim.isPending}
          onPress={() => claim.mutate()}
        >
          {holds.claimRows(chosen.length)}
        </Button>
        <Button
          icon={Undo2}
          isDisabled={!chosen.some((row) => row.claim !== null)}
          isPending={release.isPending}
          onPress={() => release.mutate()}
        >
          {holds.giveBack}
        </Button>
        <Menu
          label={holds.notThere}
          place="bottom start"
          trigger={
            <Button icon={SearchX} isDisabled={nothing} isPending={notThere.isPending}>
              {holds.notThere}
            </Button>
          }
          groups={[
            {
              id: 'how',
              lines: [
                { id: 'search', label: holds.search, run: () => notThere.mutate('search') },
                { id: 'missing', label: holds.missing, run: () => notThere.mutate('missing') },
              ],
            },
          ]}
        />
      </div>
      {takenBy.length > 0 && <Banner tone="warn" live title={holds.takenBy(takenBy.join(', '))} />}
      {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
    </>
  )
}
