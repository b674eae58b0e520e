import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShoppingCart } from 'lucide-react'
import { useState } from 'react'
import { SearchCatalog } from '../../../../server/src/modules/catalog/contract.ts'
import { PutCrossReference, RemoveCrossReference } from '../../../../server/src/modules/discovery/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Link } from '../../ui/link.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AddSuggestionDialog } from '../readers/add-suggestion-dialog.tsx'
import styles from './discovery.module.css'

interface LeadOnDialogProps {
  /** The search; undefined for one that is yet to be written. */
  readonly term: string | undefined
  readonly reference: { readonly id: number; readonly target: string } | null
  readonly onClose: () => void
}

/** A search of readers: what it finds, and where readers are led on from it. */
export function LeadOnDialog({ term: given, reference, onClose }: LeadOnDialogProps) {
  const { words, call, announce } = useDesk()
  const { discovery } = words
  const queries = useQueryClient()
  const session = useSession()
  const mayLead = may(session, 'discovery:cross-reference')
  const maySuggest = may(session, 'suggestions:decide')
  const [isSuggesting, setSuggesting] = useState(false)
  const [term, setTerm] = useState(given ?? '')
  const [target, setTarget] = useState(reference?.target ?? '')
  const wanted = target.trim()
  const finds = useQuery({
    queryKey: ['discovery', 'finds', wanted],
    queryFn: ({ signal }) => call(SearchCatalog, { query: { q: wanted, limit: 1 } }, signal),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  const done = (said: string) => {
    onClose()
    announce(said)
    void queries.invalidateQueries({ queryKey: ['discovery'] })
  }
  const save = useMutation({
    mutationFn: () => call(PutCrossReference, { body: { term, target } }),
    onSuccess: (kept) => done(discovery.saved(kept.term, kept.target)),
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(RemoveCrossReference, { params: { id } }),
    onSuccess: () => done(discovery.removed(term)),
  })
  const error = save.error ?? remove.error
  const searched = encodeURIComponent(term)
  if (isSuggesting) return <AddSuggestionDialog title={term} onClose={onClose} />
  return (
    <Dialog
      title={given === undefined ? discovery.lead : `“${given}”`}
      isOpen
      onClose={onClose}
      actions={
        mayLead && (
          <>
            {reference && (
              <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate(reference.id)}>
                {discovery.remove}
              </Button>
            )}
            <Button
              tone="primary"
              keys="Mod+Enter"
              isPending={save.isPending}
              isDisabled={wanted === '' || term.trim() === ''}
              onPress={() => save.mutate()}
            >
              {discovery.save}
            </Button>
          </>
        )
      }
    >
      <div className={styles.fields}>
        {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        {given !== undefined && (
          <div className={styles.links}>
            {maySuggest && (
              <Button tone="quiet" size="small" icon={ShoppingCart} onPress={() => setSuggesting(true)}>
                {discovery.suggest}
              </Button>
            )}
            <Link href={`/copy-cataloguing/search?q=${searched}`}>{discovery.otherLibraries}</Link>
            <Link href={`/catalogue?q=${searched}`}>{discovery.tryIt}</Link>
            <a href={`/search?q=${searched}`} className={styles.outside}>
              {discovery.publicPage}
            </a>
          </div>
        )}
        {mayLead && <p className={styles.quiet}>{discovery.leadText}</p>}
        {mayLead && given === undefined && (
          <TextField label={discovery.term} value={term} onChange={setTerm} autoFocus />
        )}
        {mayLead && (
          <TextField
            label={discovery.target}
            hint={discovery.targetHint}
            value={target}
            onChange={setTarget}
            autoFocus={given !== undefined}
          />
        )}
        {wanted !== '' && finds.data && (
          <p role="status" className={styles.quiet}>
            {discovery.finds(
              finds.data.corrected === null && finds.data.relaxed === null ? finds.data.total : 0,
              wanted,
            )}
          </p>
        )}
      </div>
    </Dialog>
  )
}
