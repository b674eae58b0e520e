import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Lightbulb } from 'lucide-react'
import { useState } from 'react'
import { ListSuggestions, suggestionStates } from '../../../../server/src/modules/purchase-suggestions/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { AddSuggestionDialog } from './add-suggestion-dialog.tsx'
import styles from './readers.module.css'
import { SuggestionRow } from './suggestion-row.tsx'

/** What patrons would like the library to buy, by what was decided. */
export function SuggestionsTab() {
  const { words, call, format } = useDesk()
  const { readers } = words
  const address = useAddress()
  const mayDecide = may(useSession(), 'suggestions:decide')
  const asked = address.text('new')
  const [adding, setAdding] = useState(asked !== undefined)
  const state = address.oneOf('state', suggestionStates)
  const list = useQuery({
    queryKey: ['readers', 'suggestions', state],
    queryFn: ({ signal }) => call(ListSuggestions, { query: { state, limit: 200 } }, signal),
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.rows ?? []
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <RadioGroup
          label={readers.stateFilter}
          hideLabel
          look="segments"
          choices={suggestionStates.map((id) => {
            const count = list.data?.counts[id] ?? 0
            const label = words.suggestionStates[id]
            return { id, label: count === 0 ? label : `${label} ${format.count(count)}` }
          })}
          value={state}
          onChange={(next) => address.set({ state: next === 'new' ? undefined : next })}
        />
        {mayDecide && (
          <Button icon={Lightbulb} keys="F4" onPress={() => setAdding(true)}>
            {readers.add}
          </Button>
        )}
      </div>
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={4} />}
      {list.data !== undefined && (
        <Panel flush>
          {rows.length === 0 ? (
            <EmptyState icon={Lightbulb} title={readers.noSuggestions}>
              {readers.noSuggestionsText}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {rows.map((row) => (
                <SuggestionRow key={row.id} row={row} mayDecide={mayDecide} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      {adding && (
        <AddSuggestionDialog
          title={asked ?? ''}
          onClose={() => {
            setAdding(false)
            if (asked !== undefined) address.set({ new: undefined }, 'replace')
          }}
        />
      )}
    </div>
  )
}
