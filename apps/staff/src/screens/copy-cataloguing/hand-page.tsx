import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BookOpen } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { BeginCopySearch, BringCandidate } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { GetBib, type Bib, type Item } from '../../../../server/src/modules/catalog/contract.ts'
import { SuggestCallNumbers } from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ItemForm } from '../catalog/item-form.tsx'
import styles from './copy-cataloguing.module.css'
import { DoneBooks, type DoneBook } from './done-books.tsx'
import { FoundBook } from './found-book.tsx'
import { TargetStates } from './target-states.tsx'
import { useCopySearch } from './use-copy-search.ts'

/** What is being done with the book: it is looked for, or its title is here and its item is written down. */
type Step =
  | { readonly is: 'scan' }
  | { readonly is: 'found'; readonly search: number; readonly hurried: boolean }
  | { readonly is: 'item'; readonly bib: Bib; readonly callNumber: string | undefined; readonly barcode: string }

/** One book after the other: scan, look, Enter, barcode, Enter. */
export function HandPage() {
  const { words, call, sounds, announce, scans } = useDesk()
  const { copy } = words
  const { branch } = useSession()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>({ is: 'scan' })
  const [done, setDone] = useState<readonly DoneBook[]>([])
  /** Enter was pressed before the answer to a scan was there. */
  const hurried = useRef(false)
  const asking = useRef(false)
  /** A barcode that was scanned before the form for it was there. */
  const early = useRef('')
  const search = useCopySearch(step.is === 'found' ? step.search : undefined)

  const begin = useMutation({
    mutationFn: (text: string) => call(BeginCopySearch, { body: { terms: [{ key: 'isbn', text }] } }),
    onSettled: () => {
      asking.current = false
    },
    onSuccess: (started) => {
      early.current = ''
      queries.setQueryData(['copy-search', started.id], started)
      setStep({ is: 'found', search: started.id, hurried: hurried.current })
    },
    onError: (error) => {
      sounds.play('stop')
      announce(sentenceFor(error, words.problems), 'now')
    },
  })
  const look = (text: string) => {
    hurried.current = false
    asking.current = true
    begin.mutate(text)
  }
  const toItem = async (bib: Bib) => {
    const { rows } = await call(SuggestCallNumbers, { body: { bib: bib.id, branch: branch.id } })
    setStep({ is: 'item', bib, callNumber: rows[0]?.callNumber, barcode: early.current })
  }
  const bring = useMutation({
    mutationFn: async ({ candidate, anyway }: { readonly candidate: number; readonly anyway: boolean }) => {
      const bib = await call(BringCandidate, {
        params: { id: candidate },
        body: { anyway },
        key: `bring-${candidate}-${anyway}`,
      })
      await toItem(bib)
      return bib
    },
    onSuccess: (bib) => {
      sounds.play('ok')
      announce(copy.broughtIn(bib.title))
    },
    onError: () => sounds.play('stop'),
  })
  const open = useMutation({
    mutationFn: async (bib: number) => toItem(await call(GetBib, { params: { id: bib } })),
  })
  useEffect(() => {
    // Before the field hears it: the Enter that ends a scan is not one that hurries.
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.repeat && asking.current) hurried.current = true
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
  const waits = bring.isPending || open.isPending
  useEffect(() => {
    if (!waits) return
    return scans.listen(
      (scan) => {
        early.current = scan
      },
      () => {},
    )
  }, [waits, scans])

  const next = useCallback(() => setStep({ is: 'scan' }), [])
  const onSaved = (bib: Bib, item: Item) => {
    setDone((now) => [{ bib, item }, ...now].slice(0, 100))
    next()
  }
  const problem = begin.error ?? bring.error ?? open.error
  return (
    <div className={styles.stack}>
      {step.is !== 'item' && (
        <ScanField
          label={copy.scan}
          action={copy.look}
          keys="F2"
          onScan={look}
          keepFocus={step.is === 'scan'}
          tone={begin.isError ? 'stop' : undefined}
        />
      )}
      {problem !== null && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
      <div className={styles.desk}>
        <div className={styles.stack}>
          {step.is === 'scan' && (
            <Panel>
              <EmptyState icon={BookOpen} title={copy.nothingYet}>
                {copy.nothingYetText}
              </EmptyState>
            </Panel>
          )}
          {step.is === 'found' && search.data && (
            <FoundBook
              key={step.search}
              search={search.data}
              isHurried={step.hurried}
              isPending={waits}
              onBring={(candidate, anyway) => bring.mutate({ candidate, anyway })}
              onCopy={(bib) => open.mutate(bib)}
              onMade={(bib) => void toItem(bib)}
            />
          )}
          {step.is === 'item' && (
            <>
              <Banner tone="ok" title={copy.broughtIn(step.bib.title)}>
                {step.callNumber === undefined ? copy.noProposal : copy.proposed}
              </Banner>
              <ItemForm
                bib={step.bib}
                item={undefined}
                initial={{
                  ...likeTheLast(done[0]?.item, branch.id),
                  ...(step.callNumber !== undefined && { callNumber: step.callNumber }),
                  barcode: step.barcode,
                }}
                onSaved={(item) => onSaved(step.bib, item)}
                onCancel={next}
              />
            </>
          )}
        </div>
        <div className={styles.stack}>
          {step.is === 'found' && search.data && (
            <Panel title={copy.asked}>
              <TargetStates targets={search.data.targets} />
            </Panel>
          )}
          <DoneBooks books={done} />
        </div>
      </div>
    </div>
  )
}

/** Books of one box go to one shelf: what the last one had is proposed for the next. */
function likeTheLast(item: Item | undefined, branch: number) {
  if (item === undefined || item.branch !== branch) return {}
  return { itemType: item.itemType, location: item.location === null ? '' : String(item.location) }
}
