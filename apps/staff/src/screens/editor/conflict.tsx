import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import styles from './editor.module.css'
import { FieldLines } from './field-lines.tsx'
import type { EditedRecord } from './record/buffer.ts'
import { mergeRecords, settled, type Choice } from './record/merge.ts'

interface ConflictProps {
  readonly base: EditedRecord
  readonly mine: EditedRecord
  readonly theirs: EditedRecord
  /** Who saved meanwhile, and why. */
  readonly by: string
  readonly why: string
  readonly onSettled: (record: EditedRecord) => void
  readonly onBack: () => void
}

/** Two people saved one record: what each changed alone is taken already; where both changed the same, one chooses. */
export function Conflict({ base, mine, theirs, by, why, onSettled, onBack }: ConflictProps) {
  const { editor, ui } = useWords()
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map())
  const merged = mergeRecords(base, mine, theirs)
  const open = merged.clashes.filter((_, place) => !choices.has(place)).length
  return (
    <div className={styles.stack}>
      <Banner tone="warn" live title={editor.conflict(by)}>
        {merged.clashes.length === 0 ? editor.noClash : editor.clashes(merged.clashes.length)} {why}
      </Banner>
      {merged.leaderClash && <Banner tone="warn" title={editor.leaderClash} />}
      {merged.clashes.map((clash, place) => (
        <Panel
          key={place}
          title={editor.clash(place + 1, (clash.base[0] ?? clash.mine[0] ?? clash.theirs[0])?.tag ?? '')}
        >
          <div className={styles.clash}>
            <div>
              <h3>{editor.was}</h3>
              <FieldLines fields={clash.base} />
            </div>
            <div>
              <h3>{editor.yours}</h3>
              <FieldLines fields={clash.mine} />
            </div>
            <div>
              <h3>{editor.theirs(by)}</h3>
              <FieldLines fields={clash.theirs} />
            </div>
          </div>
          <RadioGroup
            label={editor.take}
            look="segments"
            value={choices.get(place)}
            onChange={(choice) => setChoices(new Map([...choices, [place, choice]]))}
            choices={[
              { id: 'mine', label: editor.yours },
              { id: 'theirs', label: editor.theirs(by) },
              { id: 'both', label: editor.both },
            ]}
          />
        </Panel>
      ))}
      <div className={styles.buttons}>
        <Button tone="plain" onPress={onBack}>
          {ui.cancel}
        </Button>
        <Button
          tone="primary"
          keys="Mod+Enter"
          isDisabled={open > 0}
          onPress={() => onSettled(settled(merged, choices))}
        >
          {editor.goOnWith}
        </Button>
      </div>
    </div>
  )
}
