import { ChevronDown, ChevronUp } from 'lucide-react'
import type { Static } from 'typebox'
import type { Attributes, Resolved, Rule } from '../../../../server/src/modules/policy/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { attributeOrder, type AttributeName } from './attributes.ts'
import { criteriaInWords, valueInWords, type RuleNames } from './rule-words.ts'
import styles from './rules.module.css'

interface About {
  readonly words: Words
  readonly format: Format
  readonly names: RuleNames
  /** What each rule gets from others where it says nothing itself. */
  readonly inherited: ReadonlyMap<number, readonly Static<typeof Resolved>[]>
}

/** Shown at first; the others can be chosen. */
const atFirst: readonly AttributeName[] = ['period', 'renewals', 'loanLimit', 'fine', 'fineLimit']

/** The columns of the matrix: to what a rule applies, and a column for each thing that rules can set. */
export function ruleColumns(about: About): readonly Column<Rule>[] {
  const { words, format, names } = about
  const { rules } = words
  return [
    {
      id: 'applies',
      title: rules.appliesTo,
      width: '27%',
      cell: (rule) => (
        <TwoLines second={secondLine(rule, about)}>
          <Link href={`/rules/${rule.id}`} look="quiet">
            {criteriaInWords(rule.criteria, names, rules)}
          </Link>
        </TwoLines>
      ),
      text: (rule) => criteriaInWords(rule.criteria, names, rules),
    },
    ...attributeOrder.map((name): Column<Rule> => ({
      id: name,
      title: words.attributeNames[name],
      ...(name === 'period' ? {} : { room: atFirst.indexOf(name) < 3 ? ('some' as const) : ('wide' as const) }),
      optional: !atFirst.includes(name),
      cell: (rule) => <Value rule={rule} name={name} about={about} />,
      text: (rule) => valueInWords(rule.attributes, name, words, format),
    })),
  ]
}

/** When it applies, and its note. */
function secondLine({ note, validFrom, validTo }: Rule, { words, format }: About): string | undefined {
  const day = (text: string | null) => (text === null ? undefined : format.day(text))
  const valid = validFrom === null && validTo === null ? '' : words.rules.validity(day(validFrom), day(validTo))
  const text = [valid, note].filter((part) => part !== '').join(' · ')
  return text === '' ? undefined : text
}

function Value({ rule, name, about }: { readonly rule: Rule; readonly name: AttributeName; readonly about: About }) {
  const { words, format, inherited } = about
  if (name === 'period' && rule.attributes.lendable === false) return <strong>{words.rules.notLent}</strong>
  const own = valueInWords(rule.attributes, name, words, format)
  if (own !== '') return <span className={styles.own}>{own}</span>
  const value = inherited.get(rule.id)?.find(({ attribute }) => attribute === name)?.value
  const text = valueInWords(asAttributes(name, value), name, words, format)
  return (
    <span className={styles.inherited} title={words.rules.inheritedFrom(text)}>
      {text}
    </span>
  )
}

/** The edge of the types: the server sends each value by its name, checked against the same schema. */
export function asAttributes(name: AttributeName, value: unknown): Attributes {
  return value === undefined ? {} : { [name]: value }
}

/** A column with which a rule moves up and down in the list. */
export function moveRuleColumn(
  words: Words,
  count: number,
  move: (rule: Rule, position: number) => void,
): Column<Rule> {
  return {
    id: 'order',
    title: words.rules.order,
    width: '88px',
    room: 'wide',
    cell: (rule) => (
      <span className={styles.moves}>
        <IconButton
          icon={ChevronUp}
          label={words.rules.up}
          isDisabled={rule.position <= 1}
          onPress={() => move(rule, rule.position - 1)}
        />
        <IconButton
          icon={ChevronDown}
          label={words.rules.down}
          isDisabled={rule.position >= count}
          onPress={() => move(rule, rule.position + 1)}
        />
      </span>
    ),
  }
}
