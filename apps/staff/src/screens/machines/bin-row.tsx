import { Eye, PackageOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { binRenamed, nextBin, type SortDraft } from './sort-draft.ts'
import styles from './sorting.module.css'

interface BinRowProps {
  readonly draft: SortDraft
  readonly canEdit: boolean
  /** The bin that the last try fell into. */
  readonly hit: string | undefined
  readonly onChange: (draft: SortDraft) => void
}

/** The bins side by side, as they stand along the belt; one that is pressed opens below. */
export function BinRow({ draft, canEdit, hit, onChange }: BinRowProps) {
  const { sorting } = useDesk().words
  const [open, setOpen] = useState<number>()
  const bin = open === undefined ? undefined : draft.bins[open]
  const add = () => {
    const number = nextBin(draft.bins)
    const fresh = { number, name: '', emptiedBy: 'machine' as const, capacity: '' }
    onChange({ ...draft, bins: [...draft.bins, fresh], defaultBin: draft.defaultBin ?? number })
    setOpen(draft.bins.length)
  }
  if (draft.bins.length === 0) {
    return (
      <Panel title={sorting.bins}>
        <EmptyState
          icon={PackageOpen}
          title={sorting.noBinsTitle}
          {...(canEdit && {
            action: (
              <Button tone="primary" icon={Plus} onPress={add}>
                {sorting.addBin}
              </Button>
            ),
          })}
        >
          {sorting.noBinsText}
        </EmptyState>
      </Panel>
    )
  }
  return (
    <Panel
      title={sorting.bins}
      actions={
        canEdit && (
          <Button size="small" icon={Plus} onPress={add}>
            {sorting.addBin}
          </Button>
        )
      }
    >
      <ul className={styles.bins}>
        {draft.bins.map((one, index) => (
          <li key={index}>
            <button
              type="button"
              className={cx(styles.bin, hit === one.number && styles.hit)}
              aria-expanded={open === index}
              onClick={() => setOpen(open === index ? undefined : index)}
            >
              <span className={styles.binNumber}>{one.number}</span>
              <span className={styles.binName}>{one.name === '' ? sorting.toBin(one.number) : one.name}</span>
              <span className={styles.binFoot}>
                {one.emptiedBy === 'people' && <Eye aria-label={sorting.byPeople} />}
                {draft.defaultBin === one.number ? (
                  <Pill tone="info">{sorting.rest}</Pill>
                ) : (
                  sorting.rulesTo(draft.rules.filter((rule) => rule.bin === one.number).length)
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {bin && open !== undefined && (
        <div className={styles.binForm}>
          <TextField
            label={sorting.binNumber}
            hint={sorting.binNumberHint}
            value={bin.number}
            maxLength={10}
            isDisabled={!canEdit}
            onChange={(text) => {
              const number = text.replaceAll(/[^0-9A-Za-z_-]/g, '')
              const taken = draft.bins.some((one, index) => index !== open && one.number === number)
              if (number !== '' && !taken) onChange(binRenamed(draft, bin.number, { ...bin, number }))
            }}
          />
          <TextField
            label={sorting.binName}
            value={bin.name}
            maxLength={80}
            isDisabled={!canEdit}
            onChange={(name) => onChange(binRenamed(draft, bin.number, { ...bin, name }))}
          />
          <TextField
            label={sorting.capacity}
            hint={sorting.capacityHint}
            value={bin.capacity}
            maxLength={80}
            isDisabled={!canEdit}
            onChange={(capacity) => onChange(binRenamed(draft, bin.number, { ...bin, capacity }))}
          />
          <RadioGroup
            label={sorting.emptiedBy}
            look="segments"
            isDisabled={!canEdit}
            choices={[
              { id: 'machine', label: sorting.byMachine },
              { id: 'people', label: sorting.byPeople },
            ]}
            value={bin.emptiedBy}
            onChange={(emptiedBy) => onChange(binRenamed(draft, bin.number, { ...bin, emptiedBy }))}
          />
          {canEdit && (
            <div className={styles.binButtons}>
              {draft.defaultBin !== bin.number && (
                <Button onPress={() => onChange({ ...draft, defaultBin: bin.number })}>{sorting.restHere}</Button>
              )}
              <Button
                tone="plain"
                isDisabled={
                  draft.rules.some((rule) => rule.bin === bin.number) ||
                  (draft.defaultBin === bin.number && draft.bins.length > 1)
                }
                onPress={() => {
                  const bins = draft.bins.filter((_, index) => index !== open)
                  onChange({ ...draft, bins, defaultBin: bins.length === 0 ? null : draft.defaultBin })
                  setOpen(undefined)
                }}
              >
                {sorting.removeBin}
              </Button>
              {draft.rules.some((rule) => rule.bin === bin.number) && <p>{sorting.binUsed}</p>}
            </div>
          )}
        </div>
      )}
    </Panel>
  )
}
