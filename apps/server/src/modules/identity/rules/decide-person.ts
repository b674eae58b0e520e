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
  }
}

/** True where the attributes have what the rule asks for. */
export function fits(rule: MappingRule, attributes: Attributes): boolean {
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
