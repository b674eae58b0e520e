import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ChooseRow, GetImportRow, type Import } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Link } from '../../ui/link.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RecordDiff } from '../batch-editing/record-diff.tsx'
import styles from './imports.module.css'

interface ImportRowDialogProps {
  readonly of: Import
  readonly number: number
  readonly onClose: () => void
}

/** One record of an import beside the title that it is or may be; in a preview, what shall become of it. */
export function ImportRowDialog({ of: it, number, onClose }: ImportRowDialogProps) {
  const { words, call } = useDesk()
  const { loading } = words
  const queries = useQueryClient()
  const [asked, setAsked] = useState<{ choice?: string; bib?: string }>({})
  const against = /^\d+$/.test(asked.bib ?? '') ? Number(asked.bib) : undefined
  const found = useQuery({
    queryKey: ['import-row', it.id, number, against],
    queryFn: ({ signal }) =>
      call(GetImportRow, { params: { id: it.id, number }, query: against === undefined ? {} : { against } }, signal),
  })
  const row = found.data
  const choice = asked.choice ?? row?.choice ?? 'auto'
  const bib = asked.bib ?? (row?.bib === null || row?.bib === undefined ? '' : String(row.bib))
  const save = useMutation({
    mutationFn: () =>
      call(ChooseRow, {
        params: { id: it.id, number },
        body: {
          choice: choice === 'skip' || choice === 'add' || choice === 'match' ? choice : null,
          bib: choice === 'match' && bib !== '' ? Number(bib) : null,
        },
      }),
    onSuccess: () => {
      // Closed before the list tells of it: the next key is for the page again.
      onClose()
      for (const key of ['import-rows', 'import-row']) void queries.invalidateQueries({ queryKey: [key, it.id] })
    },
  })
  const isPreview = it.state === 'previewed'
  return (
    <Dialog
      size="wide"
      title={loading.rowTitle(number)}
      isOpen
      onClose={onClose}
      actions={
        isPreview ? (
          <>
            <Button tone="plain" onPress={onClose}>
              {words.ui.cancel}
            </Button>
            <Button tone="primary" keys="Mod+Enter" isPending={save.isPending} onPress={() => save.mutate()}>
              {loading.save}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className={styles.detail}>
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
        {found.isPending && <Skeleton width={40} />}
        {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {row && (
          <>
            {row.lost.length > 0 && (
              <Banner tone="warn" title={loading.lost(row.lost.length)}>
                {row.lost.join(' · ')}
              </Banner>
            )}
            {row.notes.length > 0 && <p>{row.notes.join(' ')}</p>}
            {isPreview && (
              <RadioGroup
                label={loading.choice}
                value={choice}
                onChange={(next) => setAsked((now) => ({ ...now, choice: next }))}
                choices={(['auto', 'match', 'add', 'skip'] as const).map((id) => ({
                  id,
                  label: loading[`choice.${id}`],
                }))}
              />
            )}
            {isPreview && choice === 'match' && row.candidates.length > 1 && (
              <RadioGroup
                label={loading.candidates}
                value={bib}
                onChange={(next) => setAsked((now) => ({ ...now, bib: next }))}
                choices={row.candidates.map((each) => ({
                  id: String(each.bib),
                  label: `${each.bib} · ${each.title}`,
                  ...(each.score !== null && { detail: String(each.score) }),
                }))}
              />
            )}
            {isPreview && choice === 'match' && (
              <TextField
                label={loading.otherTitle}
                mono
                value={bib}
                onChange={(next) => setAsked((now) => ({ ...now, bib: next }))}
              />
            )}
            {!isPreview && row.bib !== null && (
              <p>
                <Link href={`/catalogue/${row.bib}`}>
                  {row.candidates.find((each) => each.bib === row.bib)?.title ?? row.bib}
                </Link>
              </p>
            )}
            {row.text ? <p>{loading.notShown}</p> : row.diff && <RecordDiff diff={row.diff} />}
            {row.reasons.length > 0 && (
              <details>
                <summary>{loading.reasons}</summary>
                <ul className={styles.reasons}>
                  {row.reasons.map(({ fate, tag, text, reason }, at) => (
                    <li key={at}>
                      <b className="mono">{tag}</b> {fateName(loading, fate)} ({reason}): <bdi>{text}</bdi>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

const fates = ['kept', 'removed', 'changed', 'added', 'ignored'] as const

/** What became of a field, in words. */
export function fateName(loading: Words['loading'], fate: string): string {
  const known = fates.find((each) => each === fate)
  return known ? loading[`fate.${known}`] : fate
}
