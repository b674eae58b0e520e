import { Trash2 } from 'lucide-react'
import type { ChangedKind, HeadingRule } from '../../../../server/src/modules/heading-changes/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './heading-changes.module.css'
import type { RuleDraft } from './project-draft.ts'

interface RuleRowProps {
  readonly rule: RuleDraft
  readonly onChange: (next: Partial<RuleDraft>) => void
  readonly onRemove: () => void
  readonly isNew: boolean
}

const actions = ['replace', 'add', 'remove'] as const satisfies readonly HeadingRule['action'][]
const kinds = ['subject', 'name', 'title', 'genre', 'any'] as const satisfies readonly ChangedKind[]

/** One rule of a project: which heading, what becomes of it, and under "more" how far that goes. */
export function RuleRow({ rule, onChange, onRemove, isNew }: RuleRowProps) {
  const { headings, changedKindNames, headingActions, headingHows } = useWords()
  return (
    <li className={styles.rule} data-off={!rule.enabled}>
      <Select
        label={headings.action}
        value={rule.action}
        onChange={(action) => onChange({ action, ...(action === 'remove' && { to: '' }) })}
        choices={actions.map((id) => ({ id, label: headingActions[id] }))}
      />
      <TextField
        label={headings.from}
        value={rule.from}
        onChange={(from) => onChange({ from })}
        {...(isNew && { autoFocus: true })}
      />
      <TextField
        label={headings.to}
        value={rule.to}
        isDisabled={rule.action === 'remove'}
        onChange={(to) => onChange({ to })}
      />
      <IconButton icon={Trash2} label={headings.removeRule(rule.from)} onPress={onRemove} />
      <details className={styles.more}>
        <summary>
          {[headings.more, rule.source, rule.toSource && `→ ${rule.toSource}`, rule.reason].filter(Boolean).join(' · ')}
        </summary>
        <div className={styles.form}>
          <TextField label={headings.ruleReason} value={rule.reason} onChange={(reason) => onChange({ reason })} />
          <div className={styles.three}>
            <Select
              label={headings.kind}
              value={rule.kind}
              onChange={(kind) => onChange({ kind })}
              choices={kinds.map((id) => ({ id, label: changedKindNames[id] }))}
            />
            <TextField label={headings.source} value={rule.source} onChange={(source) => onChange({ source })} />
            <TextField
              label={headings.toSource}
              value={rule.toSource}
              isDisabled={rule.action === 'remove'}
              onChange={(toSource) => onChange({ toSource })}
            />
            <Select
              label={headings.how}
              value={rule.how}
              onChange={(how) => onChange({ how })}
              choices={(['exact', 'pattern'] as const).map((id) => ({ id, label: headingHows[id] }))}
            />
            <TextField
              label={headings.institution}
              value={rule.institution}
              onChange={(institution) => onChange({ institution })}
            />
          </div>
          <div className={styles.boxes}>
            <Checkbox isSelected={rule.enabled} onChange={(enabled) => onChange({ enabled })}>
              {headings.enabled}
            </Checkbox>
            <Checkbox isSelected={rule.subdivided} onChange={(subdivided) => onChange({ subdivided })}>
              {headings.subdivided}
            </Checkbox>
            <Checkbox isSelected={rule.asSubdivision} onChange={(asSubdivision) => onChange({ asSubdivision })}>
              {headings.asSubdivision}
            </Checkbox>
          </div>
        </div>
      </details>
    </li>
  )
}
