import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './integrations.module.css'
import { useWebhookEvents } from './use-webhook-events.ts'

interface EventPickerProps {
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Events to tick in groups, and an example of what each sends. */
export function EventPicker({ chosen, onChange }: EventPickerProps) {
  const { integrations, webhookGroups } = useWords()
  const events = useWebhookEvents()
  const [shown, setShown] = useState('loan.created')
  const groups = Map.groupBy(events, ({ group }) => group)
  const sample = events.find(({ type }) => type === shown)
  const without = (types: readonly string[]) => chosen.filter((type) => !types.includes(type))
  return (
    <>
      <div className={styles.groups}>
        {[...groups].map(([group, list]) => {
          const types = list.map(({ type }) => type)
          const ticked = types.filter((type) => chosen.includes(type))
          return (
            <fieldset key={group} className={styles.group}>
              <legend>{webhookGroups[group]}</legend>
              <Checkbox
                aria-label={integrations.wholeGroup(webhookGroups[group])}
                isSelected={ticked.length === types.length}
                isIndeterminate={ticked.length > 0 && ticked.length < types.length}
                onChange={(on) => onChange(on ? [...without(types), ...types] : without(types))}
              >
                {integrations.all}
              </Checkbox>
              {list.map(({ type, text }) => (
                <Checkbox
                  key={type}
                  isSelected={chosen.includes(type)}
                  onChange={(on) => {
                    setShown(type)
                    onChange(on ? [...chosen, type] : without([type]))
                  }}
                >
                  {text}
                  <span className={styles.code}>{type}</span>
                </Checkbox>
              ))}
            </fieldset>
          )
        })}
      </div>
      <Select
        label={integrations.sample}
        value={shown}
        onChange={setShown}
        choices={events.map(({ type }) => ({ id: type, label: type }))}
      />
      {sample && <pre className={styles.text}>{JSON.stringify(sample.sample, null, 2)}</pre>}
    </>
  )
}
