import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DiscardImport, RunImport, Withdraw, type Import } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './imports.module.css'

/** What waits for a decision: a preview to be run or put away, titles of a set to be withdrawn. */
export function ImportPreview({ of: it }: { readonly of: Import }) {
  const { words, call } = useDesk()
  const { loading } = words
  const queries = useQueryClient()
  const refresh = () =>
    Promise.all(
      [['import', it.id], ['import-rows', it.id], ['jobs'], ['imports']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  const run = useMutation({ mutationFn: () => call(RunImport, { params: { id: it.id } }), onSuccess: refresh })
  const discard = useMutation({ mutationFn: () => call(DiscardImport, { params: { id: it.id } }), onSuccess: refresh })
  const withdraw = useMutation({ mutationFn: () => call(Withdraw, { params: { id: it.id } }), onSuccess: refresh })
  const error = run.error ?? discard.error ?? withdraw.error
  const isHeld = it.state === 'done' && it.heldBack > 0
  if (it.state !== 'previewed' && !isHeld) return null
  return (
    <Panel>
      <div className={styles.running}>
        <div className={styles.preview}>
          {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
          {it.state === 'previewed' && (
            <Banner tone="info" title={loading.previewTitle}>
              {loading.previewText}
            </Banner>
          )}
          {it.heldBack > 0 && (
            <Banner tone="warn" title={loading.heldBack(it.heldBack)}>
              {it.heldWhy ?? loading.heldBackPreview}
            </Banner>
          )}
        </div>
        {it.state === 'previewed' && (
          <>
            <Button isPending={discard.isPending} onPress={() => discard.mutate()}>
              {loading.discard}
            </Button>
            <Button tone="primary" keys="F9" isPending={run.isPending} onPress={() => run.mutate()}>
              {loading.run}
            </Button>
          </>
        )}
        {isHeld && (
          <Button tone="danger" isPending={withdraw.isPending} onPress={() => withdraw.mutate()}>
            {loading.withdraw}
          </Button>
        )}
      </div>
    </Panel>
  )
}
