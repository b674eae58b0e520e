import type { Machine } from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './machines.module.css'

interface TraceFiltersProps {
  readonly machines: readonly Machine[]
  readonly paused: boolean
  readonly onPause: (paused: boolean) => void
}

const any = 'any'

/** What the trace is narrowed to: a machine, a message, a card or barcode, only what was refused. */
export function TraceFilters({ machines: list, paused, onPause }: TraceFiltersProps) {
  const { words } = useDesk()
  const { machines } = words
  const address = useAddress()
  const set = (change: Parameters<typeof address.set>[0]) => address.set({ ...change, before: undefined }, 'replace')
  const session = address.text('session')
  return (
    <div className={styles.filters}>
      <Select
        label={machines.filterMachine}
        choices={[
          { id: any, label: machines.anyMachine },
          ...list.map(({ id, name }) => ({ id: String(id), label: name })),
          { id: '0', label: machines.neverIn },
        ]}
        value={address.text('machine') ?? any}
        onChange={(id) => set({ machine: id === any ? undefined : id })}
      />
      <Select
        label={machines.filterMessage}
        choices={[
          { id: any, label: machines.anyMessage },
          ...Object.entries(words.sipMessageNames).map(([id, label]) => ({ id, label, detail: id })),
        ]}
        value={address.text('message') ?? any}
        onChange={(id) => set({ message: id === any ? undefined : id })}
      />
      <RadioGroup
        label={machines.showing}
        look="segments"
        choices={[
          { id: 'all', label: machines.everything },
          { id: 'refused', label: words.traceToneNames.refused },
          { id: 'fault', label: words.traceToneNames.fault },
        ]}
        value={address.oneOf('tone', ['all', 'refused', 'fault'])}
        onChange={(tone) => set({ tone: tone === 'all' ? undefined : tone })}
      />
      <SearchField
        key={address.text('text')}
        label={machines.find}
        placeholder={machines.find}
        defaultValue={address.text('text') ?? ''}
        maxLength={100}
        onSubmit={(text) => set({ text: text.trim() === '' ? undefined : text.trim() })}
        onClear={() => set({ text: undefined })}
      />
      <Switch isSelected={!paused} onChange={(on) => onPause(!on)}>
        {machines.follow}
      </Switch>
      {session !== undefined && (
        <FilterChips
          filters={[{ id: 'session', label: machines.session }]}
          onRemove={() => set({ session: undefined })}
          onClear={() => set({ session: undefined })}
        />
      )}
    </div>
  )
}
