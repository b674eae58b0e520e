import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import {
  DeleteCallNumberStyle,
  ListCallNumberStyles,
  type CallNumberStyle,
} from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, nameOfCode, useItemTypes, useLendingBranches, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { CutterTablePanel } from './cutter-table.tsx'
import styles from './shelf-list.module.css'
import { StyleForm } from './style-form.tsx'
import { styleInWords } from './style-in-words.ts'

/** How call numbers are made: for the whole library, and where it is done otherwise. */
export function StylesView() {
  const { words, call } = useDesk()
  const { shelf } = words
  const session = useSession()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const locations = useLocations()
  const types = useItemTypes()
  const [open, setOpen] = useState<CallNumberStyle>()
  const list = useQuery({
    queryKey: ['call-number-styles'],
    queryFn: ({ signal }) => call(ListCallNumberStyles, {}, signal),
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteCallNumberStyle, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['call-number-styles'] }),
  })
  const mayWrite = may(session, 'catalog:call-numbers')
  const placeOf = ({ branch, location, itemType }: CallNumberStyle) =>
    [nameOf(branches, branch), nameOf(locations, location), nameOfCode(types, itemType)].filter(Boolean).join(', ') ||
    shelf.wholeLibrary
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <p className={styles.intro}>{shelf.stylesIntro}</p>
        <Panel title={shelf.styles} flush>
          {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
          {list.isPending && <SkeletonRows rows={3} />}
          {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
          {list.data?.total === 0 && (
            <EmptyState icon={SlidersHorizontal} title={shelf.noStylesTitle}>
              {shelf.noStylesText}
            </EmptyState>
          )}
          {list.data?.rows.map((style) => (
            <div key={style.id} className={styles.line}>
              <div>
                <p>
                  <bdi>{placeOf(style)}</bdi>
                </p>
                <p className={styles.second}>{styleInWords(style, words).join(' · ')}</p>
              </div>
              {mayWrite && (
                <>
                  <IconButton icon={Pencil} label={placeOf(style)} onPress={() => setOpen(style)} />
                  <IconButton
                    icon={X}
                    label={shelf.deleteStyle(placeOf(style))}
                    onPress={() => remove.mutate(style.id)}
                  />
                </>
              )}
            </div>
          ))}
        </Panel>
        <CutterTablePanel mayWrite={mayWrite} />
      </div>
      {mayWrite && <StyleForm key={open?.id ?? 'new'} of={open} onDone={() => setOpen(undefined)} />}
    </div>
  )
}
