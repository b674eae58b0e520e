import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Static } from 'typebox'
import {
  ExplainRules,
  type Attributes,
  type Criteria,
  type Resolved,
} from '../../../../server/src/modules/policy/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SearchField } from '../../ui/search-field.tsx'
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

/** Everything that a rule can set: what it sets now, or all in groups; a word finds the rest. */
export function RuleAttributes(props: RuleAttributesProps) {
  const { attributes, criteria, rule } = props
  const { words, call, format } = useDesk()
  const { rules } = words
  const [atFirst] = useState(attributes)
  const [looked, setLooked] = useState('')
  const [all, setAll] = useState(Object.keys(attributes).length === 0)
  const inherited = useQuery({
    queryKey: ['rules', 'inherited', rule ?? 'new', criteria],
    queryFn: ({ signal }) => call(ExplainRules, { body: caseOf(criteria) }, signal),
    placeholderData: keepPreviousData,
  })
  const wanted = looked.trim().toLowerCase()
  // What is switched off again stays in sight until the page is left.
  const own = (name: AttributeName) => attributes[name] !== undefined || atFirst[name] !== undefined
  const found = (name: AttributeName) =>
    `${words.attributeNames[name]} ${words.attributeHints[name]}`.toLowerCase().includes(wanted)
  const shown = groupOrder.map((id) => ({
    id,
    names: namesOf(id).filter((name) => (wanted === '' ? all || own(name) : found(name))),
    count: namesOf(id).filter((name) => attributes[name] !== undefined).length,
  }))
  return (
    <>
      <div className={styles.tools}>
        <RadioGroup
          label={rules.showValues}
          hideLabel
          look="segments"
          choices={[
            { id: 'own', label: rules.ownValues(format.count(Object.keys(attributes).length)) },
            { id: 'all', label: rules.allValues },
          ]}
          value={all ? 'all' : 'own'}
          onChange={(next) => setAll(next === 'all')}
        />
        <SearchField label={rules.findValue} placeholder={rules.findValue} value={looked} onChange={setLooked} />
      </div>
      {shown.every(({ names }) => names.length === 0) && (
        <p className={styles.faint}>{wanted === '' ? rules.setsNothing : rules.valueNotFound}</p>
      )}
      {shown.map(
        ({ id, names, count }) =>
          names.length > 0 && (
            <details
              key={`${id} ${wanted === '' ? '' : 'found'} ${all}`}
              className={styles.group}
              open={!all || wanted !== '' || count > 0 || id === groupOrder[0]}
            >
              <summary className={styles.groupTitle}>
                <ChevronRight aria-hidden="true" className="mirrors" />
                <h2>{rules[id]}</h2>
                {count > 0 && <span className={styles.faint}>{rules.setCount(format.count(count))}</span>}
              </summary>
              {names.map((name) => (
                <AttributeRow
                  key={name}
                  {...props}
                  name={name}
                  resolved={inherited.data?.attributes.find(
                    (one) => one.attribute === name && (rule === undefined || one.rule !== rule),
                  )}
                />
              ))}
            </details>
          ),
      )}
    </>
  )
}

interface AttributeRowProps extends RuleAttributesProps {
  readonly name: AttributeName
  readonly resolved: Static<typeof Resolved> | undefined
}

/** One value: a switch to set it here, and its control or what is inherited. */
function AttributeRow({ name, resolved, attributes, defaults, isDisabled, onChange }: AttributeRowProps) {
  const { words } = useDesk()
  const set = attributes[name] !== undefined
  return (
    <div className={styles.attribute}>
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
          <Inherited name={name} resolved={resolved} defaults={defaults} />
        )}
      </div>
    </div>
  )
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
