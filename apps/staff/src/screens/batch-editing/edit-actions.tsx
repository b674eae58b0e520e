import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Ellipsis, Play, Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  ApplyBatchRun,
  DiscardBatchRun,
  ResumeBatchRun,
  UndoBatchRun,
  type BatchRun,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuLine } from '../../ui/menu.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { ApplyDialog } from './apply-dialog.tsx'
import { canUndo } from './edit-state.ts'

/** What can be done with a batch edit as it stands: write it, throw it away, go on, undo it. */
export function EditActions({ run }: { readonly run: BatchRun }) {
  const { words, call, announce } = useDesk()
  const { batch } = words
  const queries = useQueryClient()
  const goTo = useGoTo()
  const session = useSession()
  const [asking, setAsking] = useState(false)
  const params = { id: run.id }
  const show = (next: BatchRun) => {
    queries.setQueryData(['batch-edit', next.id], next)
    void queries.invalidateQueries({ queryKey: ['batch-edits'] })
  }
  const apply = useMutation({
    mutationFn: (override: { readonly codes: string[]; readonly reason: string } | undefined) =>
      call(ApplyBatchRun, { params, body: { ...(override && { override }) } }),
    onSuccess: (next) => {
      setAsking(false)
      announce(batch.writing)
      show(next)
    },
  })
  const resume = useMutation({ mutationFn: () => call(ResumeBatchRun, { params }), onSuccess: show })
  const undo = useMutation({
    mutationFn: () => call(UndoBatchRun, { params, body: {} }),
    onSuccess: (next) => {
      show(next)
      void queries.invalidateQueries({ queryKey: ['batch-edit', run.id] })
      goTo(`/batch-editing/edits/${next.id}`)
    },
  })
  const discard = useMutation({
    mutationFn: () => call(DiscardBatchRun, { params }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['batch-edits'] })
      goTo('/batch-editing/edits')
    },
  })
  if (!may(session, 'catalog:batch')) return null
  const error = apply.error ?? resume.error ?? undo.error ?? discard.error
  const file = (which: 'before' | 'after', label: string): MenuLine => ({
    id: which,
    label,
    icon: Download,
    run: () => window.location.assign(`/api/v1/batch-edits/${run.id}/records?which=${which}&format=iso2709`),
  })
  const isPreview = run.state === 'previewed'
  return (
    <>
      {error !== null && !asking && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      {(isPreview || canUndo(run)) && (
        <Menu
          label={batch.more}
          trigger={<IconButton icon={Ellipsis} label={batch.more} framed />}
          groups={[
            { id: 'files', lines: [file('before', batch.recordsBefore), file('after', batch.recordsAfter)] },
            ...(isPreview
              ? [{ id: 'end', lines: [{ id: 'discard', label: batch.discard, run: () => discard.mutate() }] }]
              : []),
          ]}
        />
      )}
      {canUndo(run) && (
        <Button icon={Undo2} isPending={undo.isPending} onPress={() => undo.mutate()}>
          {run.kind === 'undo' ? batch.redo : batch.undo}
        </Button>
      )}
      {run.state === 'stopped' && (
        <Button icon={Play} tone="primary" isPending={resume.isPending} onPress={() => resume.mutate()}>
          {batch.goOn}
        </Button>
      )}
      {isPreview && (
        <Button
          tone="primary"
          keys="Mod+Enter"
          isPending={apply.isPending}
          isDisabled={run.counts.ready === 0}
          onPress={() => (run.questions.length > 0 ? setAsking(true) : apply.mutate(undefined))}
        >
          {batch.apply(run.counts.ready)}
        </Button>
      )}
      {asking && (
        <ApplyDialog
          run={run}
          isPending={apply.isPending}
          error={apply.error}
          onApply={(codes, reason) => apply.mutate({ codes: [...codes], reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
