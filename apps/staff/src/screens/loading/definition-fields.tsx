import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { DefinitionDraft, DefinitionKind } from './definition-draft.ts'
import styles from './loading.module.css'

interface DefinitionFieldsProps {
  readonly kind: DefinitionKind
  readonly draft: DefinitionDraft
  readonly onChange: (draft: DefinitionDraft) => void
  /** The field and the line that say nothing. */
  readonly wrong: { readonly field: keyof DefinitionDraft; readonly line: string } | undefined
}

/** The fields of a match rule, an overlay profile or an item mapping. */
export function DefinitionFields({ kind, draft, onChange, wrong }: DefinitionFieldsProps) {
  const { loading } = useWords()
  const set = (change: Partial<DefinitionDraft>) => onChange({ ...draft, ...change })
  const error = (field: keyof DefinitionDraft, sentence: (line: string) => string) =>
    wrong?.field === field ? { error: sentence(wrong.line) } : {}
  if (kind === 'match') {
    return (
      <>
        <div className={styles.pair}>
          <NumberField
            label={loading.threshold}
            minValue={1}
            value={draft.threshold}
            onChange={(threshold) => set({ threshold })}
          />
          <NumberField
            label={loading.lead}
            hint={loading.leadHint}
            minValue={0}
            value={draft.lead}
            onChange={(lead) => set({ lead })}
          />
        </div>
        <TextField
          label={loading.points}
          hint={loading.pointsHint}
          mono
          lines={9}
          value={draft.points}
          onChange={(points) => set({ points })}
          {...error('points', loading.pointsWrong)}
        />
      </>
    )
  }
  if (kind === 'overlay') {
    return (
      <>
        <TextField
          label={loading.rules}
          hint={loading.rulesHint}
          mono
          lines={8}
          value={draft.rules}
          onChange={(rules) => set({ rules })}
          {...error('rules', loading.rulesWrong)}
        />
        <TextField
          label={loading.protect}
          hint={loading.protectHint}
          mono
          value={draft.protect}
          onChange={(protect) => set({ protect })}
        />
        <RadioGroup
          label={loading.base}
          value={draft.base}
          onChange={(base) => set({ base: base === 'existing' ? 'existing' : 'incoming' })}
          choices={(['existing', 'incoming'] as const).map((id) => ({ id, label: loading[`base.${id}`] }))}
        />
        <Checkbox isSelected={draft.keepBetter} onChange={(keepBetter) => set({ keepBetter })}>
          {loading.keepBetter}
        </Checkbox>
        <Checkbox isSelected={draft.keepNumbers} onChange={(keepNumbers) => set({ keepNumbers })}>
          {loading.keepNumbers}
        </Checkbox>
        <TextField label={loading.agency} mono value={draft.agency} onChange={(agency) => set({ agency })} />
      </>
    )
  }
  return (
    <>
      <div className={styles.pair}>
        <TextField label={loading.tag} mono value={draft.tag} onChange={(tag) => set({ tag })} />
        <TextField
          label={loading.indicators}
          hint={loading.indicatorsHint}
          mono
          maxLength={2}
          value={draft.indicators}
          onChange={(indicators) => set({ indicators })}
          {...error('indicators', loading.indicatorsWrong)}
        />
        <TextField
          label={loading.beside}
          hint={loading.besideHint}
          mono
          value={draft.beside}
          onChange={(beside) => set({ beside })}
        />
        <TextField
          label={loading.tie}
          hint={loading.tieHint}
          mono
          maxLength={1}
          value={draft.tie}
          isDisabled={draft.beside.trim() === ''}
          onChange={(tie) => set({ tie })}
          {...error('tie', loading.tieWrong)}
        />
      </div>
      <TextField
        label={loading.places}
        hint={loading.placesHint}
        mono
        lines={8}
        value={draft.places}
        onChange={(places) => set({ places })}
        {...error('places', loading.linesWrong)}
      />
      <TextField
        label={loading.values}
        hint={loading.valuesHint}
        mono
        lines={4}
        value={draft.values}
        onChange={(values) => set({ values })}
        {...error('values', loading.linesWrong)}
      />
      <TextField
        label={loading.defaults}
        hint={loading.defaultsHint}
        mono
        lines={3}
        value={draft.defaults}
        onChange={(defaults) => set({ defaults })}
        {...error('defaults', loading.linesWrong)}
      />
      <Checkbox isSelected={draft.keepFields} onChange={(keepFields) => set({ keepFields })}>
        {loading.keepFields}
      </Checkbox>
    </>
  )
}
