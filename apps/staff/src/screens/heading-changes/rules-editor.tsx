import { useQuery } from '@tanstack/react-query'
import { ListPlus, Plus } from 'lucide-react'
import { ListExampleRules } from '../../../../server/src/modules/heading-changes/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './heading-changes.module.css'
import { ruleDraft, type RuleDraft } from './project-draft.ts'
import { RuleRow } from './rule-row.tsx'

interface RulesEditorProps {
  readonly rules: readonly RuleDraft[]
  readonly onChange: (rules: readonly RuleDraft[]) => void
}

/** The rules of a project in their order. */
export function RulesEditor({ rules, onChange }: RulesEditorProps) {
  const { words, call } = useDesk()
  const { headings } = words
  const examples = useQuery({
    queryKey: ['heading-examples'],
    queryFn: ({ signal }) => call(ListExampleRules, {}, signal),
  })
  return (
    <Panel
      title={headings.rules}
      aside={<Pill>{String(rules.length)}</Pill>}
      flush
      actions={
        <Menu
          label={headings.addList}
          trigger={
            <Button icon={ListPlus} size="small">
              {headings.addList}
            </Button>
          }
          groups={[
            {
              id: 'lists',
              lines: (examples.data?.lists ?? []).map((list) => ({
                id: list.id,
                label: list.title,
                detail: list.about,
                run: () => onChange([...rules, ...list.rules.map(ruleDraft)]),
              })),
            },
          ]}
        />
      }
      footer={
        <Button
          icon={Plus}
          keys="Alt+N"
          onPress={() => onChange([...rules, ruleDraft({ action: 'replace', from: '' })])}
        >
          {headings.addRule}
        </Button>
      }
    >
      {rules.length === 0 && <p className={styles.lead}>{headings.noRules}</p>}
      <ul aria-label={headings.rules}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.key}
            rule={rule}
            isNew={rule.from === '' && rule === rules.at(-1)}
            onChange={(next) => onChange(rules.map((one) => (one.key === rule.key ? { ...one, ...next } : one)))}
            onRemove={() => onChange(rules.filter((one) => one.key !== rule.key))}
          />
        ))}
      </ul>
    </Panel>
  )
}
