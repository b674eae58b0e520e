import { useState } from 'react'
import {
  blockSources,
  encodings,
  usualOptions,
  type MachineOptions,
} from '../../../../server/src/modules/machines/contract-options.ts'
import { useDesk } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './accounts.module.css'
import {
  linesOf,
  optionValues,
  readOwnFields,
  readReplacements,
  type Chosen,
  type OptionField,
} from './option-fields.ts'

interface OptionControlProps {
  readonly field: OptionField
  readonly options: MachineOptions
  readonly onChange: (options: MachineOptions) => void
}

/** One option with its explanation; said too what is usual where it differs. */
export function OptionControl({ field, options, onChange }: OptionControlProps) {
  const { words } = useDesk()
  const { machines } = words
  const label = words.machineOptionNames[field.id]
  const hint = words.machineOptionHints[field.id]
  const differs = JSON.stringify(options[field.id]) !== JSON.stringify(usualOptions[field.id])
  return (
    <div className={styles.option} data-differs={differs || undefined}>
      {field.kind === 'switch' && (
        <>
          <Switch isSelected={options[field.id]} onChange={(on) => onChange({ ...options, [field.id]: on })}>
            {label}
          </Switch>
          {hint !== '' && <p className={styles.hint}>{hint}</p>}
        </>
      )}
      {field.kind === 'number' && (
        <NumberField
          label={label}
          hint={hint}
          minValue={field.from}
          maxValue={field.to}
          value={options[field.id]}
          onChange={(value) => onChange({ ...options, [field.id]: value })}
        />
      )}
      {field.kind === 'text' && (
        <TextField
          label={label}
          hint={hint}
          maxLength={field.longest}
          value={options[field.id]}
          onChange={(text) => onChange({ ...options, [field.id]: text })}
        />
      )}
      {field.kind === 'lines' && (
        <TextField
          label={label}
          hint={`${hint} ${machines.listHint}`}
          lines={2}
          mono
          defaultValue={options[field.id].join('\n')}
          onChange={(text) => onChange({ ...options, [field.id]: linesOf(text) })}
        />
      )}
      {field.kind === 'choice' && (
        <ChoiceControl id={field.id} label={label} hint={hint} options={options} onChange={onChange} />
      )}
      {field.kind === 'encoding' && (
        <Select
          label={label}
          hint={hint}
          choices={encodings.map((id) => ({ id, label: id.toUpperCase() }))}
          value={options.encoding}
          onChange={(encoding) => onChange({ ...options, encoding })}
        />
      )}
      {field.kind === 'blocks' && (
        <fieldset className={styles.ticks}>
          <legend>{label}</legend>
          <p className={styles.hint}>{hint}</p>
          {blockSources.map((source) => (
            <Checkbox
              key={source}
              isSelected={options.blocksShown.includes(source)}
              onChange={(ticked) =>
                onChange({
                  ...options,
                  blocksShown: blockSources.filter((one) =>
                    one === source ? ticked : options.blocksShown.includes(one),
                  ),
                })
              }
            >
              {words.machineBlockNames[source]}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {field.kind === 'own' && (
        <CheckedLines
          label={label}
          hint={`${hint} ${machines.ownFieldsHint}`}
          text={options.ownFields.map(({ id, template }) => `${id} ${template}`).join('\n')}
          onRead={(text) => {
            const read = readOwnFields(text)
            if ('wrong' in read) return read.wrong
            onChange({ ...options, ownFields: read.fields })
            return undefined
          }}
        />
      )}
      {field.kind === 'replace' && (
        <CheckedLines
          label={label}
          hint={`${hint} ${machines.replacementsHint}`}
          text={options.replacements.map(({ from, to }) => `${from} => ${to}`).join('\n')}
          onRead={(text) => {
            const read = readReplacements(text)
            if ('wrong' in read) return read.wrong
            onChange({ ...options, replacements: read.replacements })
            return undefined
          }}
        />
      )}
      {field.kind === 'till' && (
        <TextField
          label={label}
          hint={hint}
          inputMode="numeric"
          value={options.till === null ? '' : String(options.till)}
          onChange={(text) => onChange({ ...options, till: /^\d{1,9}$/.test(text) ? Number(text) : null })}
        />
      )}
    </div>
  )
}

interface ChoiceControlProps<K extends Chosen> extends Omit<OptionControlProps, 'field'> {
  readonly id: K
  readonly label: string
  readonly hint: string
}

function ChoiceControl<K extends Chosen>({ id, label, hint, options, onChange }: ChoiceControlProps<K>) {
  const { machineOptionChoices } = useDesk().words
  return (
    <Select<MachineOptions[K]>
      label={label}
      hint={hint}
      choices={optionValues[id].map((value) => ({ id: value, label: machineOptionChoices[`${id} ${value}`] ?? value }))}
      value={options[id]}
      onChange={(value) => onChange({ ...options, [id]: value })}
    />
  )
}

interface CheckedLinesProps {
  readonly label: string
  readonly hint: string
  readonly text: string
  /** Takes what was written, or gives the line that is not written right. */
  readonly onRead: (text: string) => string | undefined
}

function CheckedLines({ label, hint, text, onRead }: CheckedLinesProps) {
  const { machines } = useDesk().words
  const [wrong, setWrong] = useState<string>()
  return (
    <TextField
      label={label}
      hint={hint}
      lines={2}
      mono
      defaultValue={text}
      onChange={(written) => setWrong(onRead(written))}
      {...(wrong !== undefined && { error: machines.badLine(wrong) })}
    />
  )
}
