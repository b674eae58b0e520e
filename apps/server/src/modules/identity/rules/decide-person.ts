import type { Reason } from '../../../platform/schemas.ts'
import type { IdentityMapping, LinkField, MappingRule } from '../contract.ts'
import { firstOf, valuesOf, type Attributes } from './attributes.ts'

/** A role, everywhere (`branch` null) or at a branch. */
export interface GivenRole {
  readonly role: string
  readonly branch: number | null
}

/** Who somebody would be here by their attributes alone. */
export interface DecidedPerson {
  /** By what an existing person is looked for; undefined where nothing is set or the attribute did not come. */
  readonly link: { readonly field: LinkField; readonly value: string } | undefined
  readonly card: string
  readonly externalId: string
  readonly username: string
  readonly givenName: string
  readonly familyName: string
  /** The whole name, put together where only its parts came. */
  readonly name: string
  readonly email: string
  readonly category: string | null
  readonly branch: number | null
  readonly roles: readonly GivenRole[]
  /** True where a rule keeps this person out. */
  readonly keptOut: boolean
  /** What decided what, in words for the page where it is tried. */
  readonly reasons: readonly Reason[]
}

/** Reads a person out of the attributes that a provider sent, by the mapping that the library has set. */
export function decidePerson(mapping: IdentityMapping, attributes: Attributes): DecidedPerson {
  const take = (name: string) => firstOf(attributes, name)
  const parts = nameParts(take(mapping.givenName), take(mapping.familyName), take(mapping.name))
  const fitting = mapping.rules.filter((rule) => fits(rule, attributes))
  const keptOut = fitting.some((rule) => rule.gives === 'no')
  const category = fitting.find((rule) => rule.gives === 'category')
  const branch = fitting.find((rule) => rule.gives === 'branch')
  const linked = mapping.linkBy === null ? '' : take(mapping.linkBy.attribute)
  return {
    link: mapping.linkBy === null || linked === '' ? undefined : { field: mapping.linkBy.field, value: linked },
    card: take(mapping.card),
    externalId: take(mapping.externalId),
    username: take(mapping.username),
    ...parts,
    email: take(mapping.email),
    category: category?.what ?? mapping.category,
    branch: branch ? Number(branch.what) : mapping.branch,
    roles: fitting.filter((rule) => rule.gives === 'role').map(({ what, at }) => ({ role: what, branch: at })),
    keptOut,
    reasons: reasonsOf(mapping, attributes, { category, branch }),
  }
}

/** True where the attributes have what the rule asks for. */
function fits(rule: MappingRule, attributes: Attributes): boolean {
  const wanted = rule.value.trim().toLowerCase()
  return valuesOf(attributes, rule.attribute).some((value) => {
    const text = value.toLowerCase()
    return wanted.endsWith('*') ? text.startsWith(wanted.slice(0, -1)) : text === wanted
  })
}

function nameParts(given: string, family: string, whole: string) {
  if (family !== '')
    return { givenName: given, familyName: family, name: whole === '' ? `${given} ${family}`.trim() : whole }
  const [, first = given, last = whole] = /^(.*\S)\s+(\S+)$/.exec(whole) ?? []
  return { givenName: given === '' ? first : given, familyName: last, name: whole === '' ? given : whole }
}

function reasonsOf(
  mapping: IdentityMapping,
  attributes: Attributes,
  decided: { readonly category: MappingRule | undefined; readonly branch: MappingRule | undefined },
): readonly Reason[] {
  const reasons: Reason[] = []
  const wanted: readonly (readonly [string, string])[] = [
    ['card number', mapping.card],
    ['number in another system', mapping.externalId],
    ['user name', mapping.username],
    ['given name', mapping.givenName],
    ['family name', mapping.familyName],
    ['name', mapping.name],
    ['e-mail', mapping.email],
  ]
  for (const [what, attribute] of wanted) {
    if (attribute === '') continue
    const value = firstOf(attributes, attribute)
    reasons.push({
      decided: value !== '',
      text:
        value === ''
          ? `No ${what}: the attribute ${attribute} did not come.`
          : `The ${what} is ${value}, from ${attribute}.`,
    })
  }
  for (const rule of mapping.rules) {
    const held = fits(rule, attributes)
    const lost = held && (rule.gives === 'category' || rule.gives === 'branch') && decided[rule.gives] !== rule
    reasons.push({
      decided: held && !lost,
      text: `${rule.attribute} is ${rule.value}: ${consequence(rule)}.`,
      detail: lost ? 'An earlier rule decided.' : held ? 'It fits.' : 'It does not fit.',
    })
  }
  if (!decided.category && mapping.category !== null)
    reasons.push({ decided: true, text: `No rule gives a category, so it is ${mapping.category}.` })
  return reasons
}

function consequence({ gives, what, at }: MappingRule): string {
  switch (gives) {
    case 'category':
      return `category ${what}`
    case 'branch':
      return `branch ${what}`
    case 'role':
      return at === null ? `role ${what}` : `role ${what} at branch ${at}`
    case 'no':
      return 'does not sign in here'
  }
}
