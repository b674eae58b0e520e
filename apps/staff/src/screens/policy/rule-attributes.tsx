import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import {
  ExplainRules,
  type Attributes,
  type Criteria,
  type Resolved,
} from '../../../../server/src/modules/policy/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { Switch } from '../../ui/switch.tsx'
import { AttributeControl } from './attribute-control.tsx'
import { caseOf, groupOrder, namesOf, withoutAttribute, type AttributeName } from './attributes.ts'
import { asAttributes } from './rule-columns.tsx'
import { valueInWords } from './rule-words.ts'
import styles from './rules.module.css'

interface RuleAttributesProps {
  readonly attributes: Attributes
  readonly defaults: Attributes
  /** To what the rule applies: what it leaves open is inherited there. */
  readonly criteria: Criteria
  /** Its number; undefined for a new one. */
  readonly rule: number | undefined
  readonly isDisabled: boolean
  readonly onChange: (attributes: Attributes) => void
}

/** Everything that a rule can set, in groups: a switch to set it here, and its control or what is inherited. */
export function RuleAttributes({ attributes, defaults, criteria, rule, isDisabled, onChange }: RuleAttributesProps) {
  const { words, call } = useDesk()
  const inherited = useQuery({
    queryKey: ['rules', 'inherited', rule ?? 'new', criteria],
    queryFn: ({ signal }) => call(ExplainRules, { body: caseOf(criteria) }, signal),
    placeholderData: keepPreviousData,
  })
  return groupOrder.map((id) => (
    <Panel key={id} title={words.rules[id]} flush>
      {namesOf(id).map((name) => {
        const set = attributes[name] !== undefined
        return (
          <div key={name} className={styles.attribute}>
            <div>
              <Switch
                isSelected={set}
                isDisabled={isDisabled}
                onChange={(on) =>
                  onChange(on ? { ...attributes, [name]: defaults[name] } : withoutAttribute(attributes, name))
                }
              >
                {words.attributeNames[name]}
              </Switch>
              <p className={styles.hint}>{words.attributeHints[name]}</p>
            </div>
            <div className={styles.control}>
              {set ? (
                <AttributeControl name={name} attributes={attributes} onChange={onChange} />
              ) : (
                <Inherited
                  name={name}
                  resolved={inherited.data?.attributes.find(
                    (one) => one.attribute === name && (rule === undefined || one.rule !== rule),
                  )}
                  defaults={defaults}
                />
              )}
            </div>
          </div>
        )
      })}
    </Panel>
  ))
}

interface InheritedProps {
  readonly name: AttributeName
  /** What the other rules give; undefined while it is not known. */
  readonly resolved: Static<typeof Resolved> | undefined
  readonly defaults: Attributes
}

/** What holds while this rule leaves it open, and which rule gives it. */
function Inherited({ name, resolved, defaults }: InheritedProps) {
  const { words, format } = useDesk()
  const given = resolved === undefined ? defaults : asAttributes(name, resolved.value)
  const text = valueInWords(given, name, words, format)
  return (
    <div>
      <p className={styles.inherited}>{words.rules.inheritedFrom(text)}</p>
      {resolved !== undefined && <p className={styles.reason}>{resolved.reasons[0]?.text}</p>}
    </div>
  )
}
