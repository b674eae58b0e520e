import { ArrowDown, ArrowUp, Copy, Plus, X } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ruleStepped, type DraftRule, type SortDraft } from './sort-draft.ts'
import styles from './sorting.module.css'
import { TestForm } from './test-form.tsx'
import type { SortChoices } from './use-sort-choices.ts'

interface RuleFormProps {
  readonly rule: DraftRule
  readonly draft: SortDraft
  readonly choices: SortChoices
  readonly canEdit: boolean
  readonly onChange: (rule: DraftRule) => void
  readonly onOrder: (rules: readonly DraftRule[]) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** One rule: its name, its conditions, its bin. */
export function RuleForm(props: RuleFormProps) {
  const { rule, draft, choices, canEdit, onChange, onOrder, onCopy, onRemove, onClose } = props
  const { sorting } = useDesk().words
  const place = draft.rules.findIndex(({ key }) => key === rule.key) + 1
  return (
    <Panel
      title={sorting.rule(place)}
      actions={
        <>
          {canEdit && (
            <>
              <IconButton
                icon={ArrowUp}
                label={sorting.up}
                isDisabled={place === 1}
                onPress={() => onOrder(ruleStepped(draft.rules, rule.key, -1))}
              />
              <IconButton
                icon={ArrowDown}
                label={sorting.down}
                isDisabled={place === draft.rules.length}
                onPress={() => onOrder(ruleStepped(draft.rules, rule.key, 1))}
              />
            </>
          )}
          <IconButton icon={X} label={sorting.close} onPress={onClose} />
        </>
      }
    >
      <fieldset className={styles.form} disabled={!canEdit}>
        <TextField
          label={sorting.ruleName}
          hint={sorting.ruleNameHint}
          value={rule.name}
          maxLength={120}
          isDisabled={!canEdit}
          onChange={(name) => onChange({ ...rule, name })}
        />
        <div className={styles.pair}>
          <Select
            label={sorting.goesTo}
            isDisabled={!canEdit}
            choices={draft.bins.map(({ number, name }) => ({
              id: number,
              label: name === '' ? sorting.toBin(number) : `${number} · ${name}`,
            }))}
            value={rule.bin}
            onChange={(bin) => onChange({ ...rule, bin })}
          />
          <Switch isSelected={rule.active} isDisabled={!canEdit} onChange={(active) => onChange({ ...rule, active })}>
            {sorting.active}
          </Switch>
        </div>
        <div role="group" aria-label={sorting.tests} className={styles.tests}>
          <p className={styles.testsTitle}>{rule.tests.length === 0 ? sorting.always : sorting.tests}</p>
          {rule.tests.map((test, index) => (
            <TestForm
              key={index}
              test={test}
              choices={choices}
              canEdit={canEdit}
              onChange={(next) => onChange({ ...rule, tests: rule.tests.with(index, next) })}
              onRemove={() => onChange({ ...rule, tests: rule.tests.toSpliced(index, 1) })}
            />
          ))}
        </div>
        {canEdit && (
          <div className={styles.formButtons}>
            <Button
              icon={Plus}
              onPress={() =>
                onChange({ ...rule, tests: [...rule.tests, { about: 'destination', not: false, any: ['here'] }] })
              }
            >
              {sorting.addTest}
            </Button>
            <span className={styles.gap} />
            <Button tone="plain" icon={Copy} onPress={onCopy}>
              {sorting.copyRule}
            </Button>
            <Button tone="plain" onPress={onRemove}>
              {sorting.removeRule}
            </Button>
          </div>
        )}
      </fieldset>
    </Panel>
  )
}
