import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BadgeCheck, Download, Tags, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { PreviewReversal, RevertImport, type Import } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import styles from './imports.module.css'

/** What can be done with an import: the refused records as they came, and its undoing. */
export function ImportActions({ of: it }: { readonly of: Import }) {
  const { words } = useDesk()
  const session = useSession()
  const [asking, setAsking] = useState(false)
  // What is only looked at has no titles yet that could be flagged or labelled.
  const isWritten = !['previewing', 'previewed'].includes(it.state)
  return (
    <>
      {isWritten && it.read > 0 && may(session, 'quality:read') && (
        <ButtonLink icon={BadgeCheck} href={`/quality?import=${it.id}`}>
          {words.quality.flagsView}
        </ButtonLink>
      )}
      {isWritten && it.added + it.updated > 0 && may(session, 'labels:print') && (
        <ButtonLink icon={Tags} href={`/labels?import=${it.id}`}>
          {words.labelling.make}
        </ButtonLink>
      )}
      {it.refused > 0 && (
        <ButtonLink icon={Download} href={`/api/v1/imports/${it.id}/refused`} download>
          {words.imports.downloadRefused}
        </ButtonLink>
      )}
      {it.revertible && (
        <Button icon={Undo2} onPress={() => setAsking(true)}>
          {words.imports.revert}
        </Button>
      )}
      {asking && <RevertDialog of={it} onClose={() => setAsking(false)} />}
    </>
  )
}

function RevertDialog({ of: it, onClose }: { readonly of: Import; readonly onClose: () => void }) {
  const { words, call } = useDesk()
  const queries = useQueryClient()
  const preview = useQuery({
    queryKey: ['import', it.id, 'reversal'],
    queryFn: ({ signal }) => call(PreviewReversal, { params: { id: it.id } }, signal),
    // What stays is to be true now, not as of the last time someone asked.
    staleTime: 0,
  })
  const revert = useMutation({
    mutationFn: () => call(RevertImport, { params: { id: it.id } }),
    onSuccess: async () => {
      onClose()
      await Promise.all(
        [['import', it.id], ['jobs'], ['imports']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
    },
  })
  const { remove = 0, restore = 0, returning = 0, items = 0 } = preview.data ?? {}
  const titles = remove + restore + returning
  const touched = titles + items
  return (
    <AskDialog
      role="alertdialog"
      title={words.imports.revertTitle}
      onClose={onClose}
      submit={words.imports.revertConfirm(titles)}
      isPending={revert.isPending}
      isDisabled={touched === 0}
      onSubmit={() => revert.mutate()}
      tone="danger"
      error={revert.error}
    >
      <div className={styles.preview}>
        {preview.isPending && <Skeleton width={40} />}
        {preview.isError && <FailedState error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && (
          <>
            {preview.data.remove > 0 && <p>{words.imports.revertAdds(preview.data.remove)}</p>}
            {preview.data.returning > 0 && <p>{words.imports.revertReturns(preview.data.returning)}</p>}
            {preview.data.items > 0 && <p>{words.imports.revertItems(preview.data.items)}</p>}
            {preview.data.restore > 0 && <p>{words.imports.revertUpdates(preview.data.restore)}</p>}
            <p>{preview.data.keep === 0 ? words.imports.revertAll : words.imports.revertStays(preview.data.keep)}</p>
            {preview.data.keep > 0 && (
              <ul className={styles.kept}>
                {preview.data.kept.map(({ bib, title, why }) => (
                  <li key={bib}>
                    <Link href={`/catalogue/${bib}`} look="quiet">
                      <bdi>{title}</bdi>
                    </Link>
                    <span>{words.keptWhy[why]}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </AskDialog>
  )
}
