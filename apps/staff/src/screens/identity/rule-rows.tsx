import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import type { MappingRule } from '../../../../server/src/modules/identity/contract.ts'
import { ListRoles } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useBranches, useCategories, useLendingBranches } from '../../reference.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor } from '../settings/save-form.tsx'
import styles from './identity.module.css'

interface RuleRowsProps {
  readonly rules: readonly MappingRule[]
  readonly onChange: (rules: MappingRule[]) => void
  readonly error: unknown
}

const fresh: MappingRule = { attribute: '', value: '', gives: 'category', what: '', at: null }
const gives = ['category', 'branch', 'role', 'no'] as const
const everywhere = 'everywhere'

/** The rules by which attributes give a category, a branch or roles, or keep somebody out. */
export function RuleRows({ rules, onChange, error }: RuleRowsProps) {
  const { words } = useDesk()
  const { identity } = words
  const change = (index: number, part: Partial<MappingRule>) =>
    onChange(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)))
  return (
    <>
      <p className={styles.quiet}>{identity.rulesText}</p>
      {rules.length === 0 && <p>{identity.noRules}</p>}
      {rules.map((rule, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a rule is known by its place alone
        <div key={index} className={styles.rule} role="group" aria-label={identity.ruleNumber(index + 1)}>
          <TextField
            label={identity.ruleAttribute}
            value={rule.attribute}
            onChange={(attribute) => change(index, { attribute })}
            isRequired
            mono
            {...errorFor(error, `mapping.rules.${index}`)}
          />
          <TextField
            label={identity.ruleValue}
            value={rule.value}
            onChange={(value) => change(index, { value })}
            isRequired
            mono
          />
          <Select
            label={identity.ruleGives}
            value={rule.gives}
            onChange={(kind) => change(index, { gives: kind, what: '', at: null })}
            choices={gives.map((id) => ({ id, label: identity[`gives.${id}`] }))}
          />
          <WhatItGives rule={rule} onChange={(part) => change(index, part)} />
          <IconButton
            icon={Trash2}
            label={identity.removeRule(index + 1)}
            onPress={() => onChange(rules.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button icon={Plus} onPress={() => onChange([...rules, fresh])}>
          {identity.addRule}
        </Button>
      </div>
    </>
  )
}

interface WhatProps {
  readonly rule: MappingRule
  readonly onChange: (part: Partial<MappingRule>) => void
}

function WhatItGives({ rule, onChange }: WhatProps) {
  const { words, call } = useDesk()
  const { identity } = words
  const categories = useCategories()
  const lending = useLendingBranches()
  const branches = useBranches()
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => call(ListRoles, {}, signal) })
  const byCode = ({ code, name }: { readonly code: string; readonly name: string }) => ({ id: code, label: name })
  const byNumber = ({ id, name }: { readonly id: number; readonly name: string }) => ({ id: String(id), label: name })
  if (rule.gives === 'no') return null
  const choices = {
    category: categories.map(byCode),
    branch: lending.map(byNumber),
    role: (roles.data?.roles ?? []).map(byCode),
  }[rule.gives]
  return (
    <>
      <Select
        label={identity.ruleWhat}
        value={rule.what === '' ? undefined : rule.what}
        onChange={(what) => onChange({ what })}
        choices={choices}
        isRequired
      />
      {rule.gives === 'role' && (
        <Select
          label={identity.ruleAt}
          value={rule.at === null ? everywhere : String(rule.at)}
          onChange={(at) => onChange({ at: at === everywhere ? null : Number(at) })}
          choices={[{ id: everywhere, label: identity.everywhere }, ...branches.map(byNumber)]}
        />
      )}
    </>
  )
}
