import { LibraryBig, Printer, Tags } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { ShelfRow } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useGoTo } from '../circulation/use-go-to.ts'
import type { Words } from '../../messages/index.ts'
import { nameOf, useLendingBranches, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { usePrintSheet } from '../../ui/print-sheet.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { GiveNumber } from './give-number.tsx'
import { PlaceFilters } from './place-filters.tsx'
import { ShelfRows } from './shelf-rows.tsx'
import { ShelfSheet } from './shelf-sheet.tsx'
import { stepsFor } from './shelf-window.ts'
import { StandPanel } from './stand-panel.tsx'
import styles from './shelf-list.module.css'
import { useShelf, type Shelf, type ShelfRequest } from './use-shelf.ts'

/** The shelf: stand at a number or a scanned book and walk. */
export function ShelfView() {
  const { words, format } = useDesk()
  const address = useAddress()
  const branch = address.number('branch')
  const location = address.number('location')
  const titles = address.text('titles') === 'true'
  const from = address.text('from')
  const request: ShelfRequest = {
    ...(branch !== undefined && { branch }),
    ...(location !== undefined && { location }),
    ...(titles && { titles }),
    ...(from !== undefined && { from }),
    ...(address.text('end') === 'last' && { end: 'last' as const }),
  }
  const { shelf } = words
  const session = useSession()
  const navigate = useNavigate()
  const goTo = useGoTo()
  const branches = useLendingBranches()
  const locations = useLocations()
  const at = useShelf(request)
  const { sheet, print } = usePrintSheet()
  const placeName = (row: ShelfRow) =>
    [nameOf(branches, row.branch), nameOf(locations, row.location)].filter(Boolean).join(', ')
  const stand = (number: string) => {
    at.restart()
    address.set({ from: number, end: undefined }, 'replace')
  }
  const goToEnd = (side: 'first' | 'last') => {
    at.restart()
    address.set({ from: undefined, end: side === 'last' ? 'last' : undefined }, 'replace')
  }
  const stands = at.window?.rows[at.window.at]
  // A scanned item that stands nowhere yet is the one that gets a number
  const waiting = at.found?.item != null && !at.found.exact ? request.from : undefined
  // From the field too the arrows walk: one types a number and goes on with the keys.
  const walking = {
    onKeyDown: (event: KeyboardEvent) => {
      const steps = stepsFor(event.key, 8)
      const isField = event.target instanceof HTMLInputElement && event.target.closest('[data-scan]') !== null
      if (steps === undefined || !isField) return
      event.preventDefault()
      at.walk(steps)
    },
  }
  return (
    <div className={styles.columns} {...walking}>
      <div className={styles.stack}>
        <div data-scan="">
          <ScanField label={shelf.scan} action={shelf.stand} keys="F2" onScan={stand} keepFocus={false} />
        </div>
        <Panel flush>
          <div className={styles.tools}>
            <PlaceFilters />
            <Switch
              isSelected={request.titles === true}
              onChange={(on) => address.set({ titles: on || undefined }, 'replace')}
            >
              {shelf.withTitles}
            </Switch>
            <div className={styles.ends}>
              <Button size="small" tone="plain" onPress={() => goToEnd('first')}>
                {shelf.first}
              </Button>
              <Button size="small" tone="plain" onPress={() => goToEnd('last')}>
                {shelf.last}
              </Button>
              {may(session, 'labels:print') && stands !== undefined && stands.callNumber !== '' && (
                <Button
                  size="small"
                  tone="plain"
                  icon={Tags}
                  onPress={() => goTo(labelsFrom(stands.callNumber, branch, location))}
                >
                  {words.labelling.ofShelf}
                </Button>
              )}
              <Button
                size="small"
                tone="plain"
                icon={Printer}
                onPress={() =>
                  print(
                    <ShelfSheet
                      rows={at.window?.rows ?? []}
                      words={words}
                      at={format.full(new Date())}
                      placeName={placeName}
                    />,
                  )
                }
              >
                {shelf.print}
              </Button>
            </div>
          </div>
          <p className={styles.understood} role="status">
            {understood(shelf, at)}
          </p>
          {at.error !== null && <FailedState error={at.error} onRetry={at.refresh} />}
          {at.window === undefined && at.error === null && <SkeletonRows rows={10} />}
          {at.window?.rows.length === 0 && (
            <EmptyState icon={LibraryBig} title={shelf.emptyTitle}>
              {shelf.emptyText}
            </EmptyState>
          )}
          {at.window !== undefined && at.window.rows.length > 0 && (
            <ShelfRows
              key={at.place}
              window={at.window}
              placeName={placeName}
              onWalk={at.walk}
              onGoTo={at.goTo}
              onEnd={goToEnd}
              onOpen={(row) => void navigate({ to: '/catalogue/$id', params: { id: String(row.bib) } })}
            />
          )}
        </Panel>
      </div>
      <div className={styles.stack}>
        {at.window !== undefined && <StandPanel window={at.window} placeName={placeName} />}
        {may(session, 'catalog:items') && (
          <GiveNumber barcode={waiting ?? stands?.barcode ?? null} onStand={stand} onGiven={at.refresh} />
        )}
      </div>
      {sheet}
    </div>
  )
}

/** What was made of what one asked for, until one walks on. */
function understood(shelf: Words['shelf'], { found, walked }: Shelf): string {
  if (walked || found?.callNumber == null) return shelf.keysHint
  if (found.exact) return shelf.exact(found.callNumber)
  return found.item === null ? shelf.notThere(found.callNumber) : shelf.notOnShelf
}

/** Where labels of this stretch of shelf are made. */
function labelsFrom(number: string, branch: number | undefined, location: number | undefined): string {
  const asked = new URLSearchParams({ for: 'shelf', from: number })
  if (branch !== undefined) asked.set('branch', String(branch))
  if (location !== undefined) asked.set('location', String(location))
  return `/labels?${asked}`
}
