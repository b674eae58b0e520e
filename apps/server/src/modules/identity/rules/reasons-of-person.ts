import type { Reason } from '../../../platform/schemas.ts'
import type { IdentityMapping, MappingRule } from '../contract.ts'
import { firstOf, type Attributes } from './attributes.ts'
import { fits } from './decide-person.ts'

/** What the library calls its categories, branches and roles. What is not among them is shown by its code. */
export interface LibraryNames {
  readonly categories: ReadonlyMap<string, string>
  readonly branches: ReadonlyMap<number, string>
  readonly roles: ReadonlyMap<string, string>
}

/** What in a mapping decided what about somebody, in words for the page where it is tried. */
export function reasonsOfPerson(
  mapping: IdentityMapping,
  attributes: Attributes,
  names: LibraryNames,
): readonly Reason[] {
  return [...takenOver(mapping, attributes), ...ofRules(mapping, attributes, names)]
}

function takenOver(mapping: IdentityMapping, attributes: Attributes): readonly Reason[] {
  const wanted: readonly (readonly [string, string])[] = [
    ['card number', mapping.card],
    ['number in another system', mapping.externalId],
    ['user name', mapping.username],
    ['given name', mapping.givenName],
    ['family name', mapping.familyName],
    ['name', mapping.name],
    ['e-mail', mapping.email],
  ]
  return wanted
    .filter(([, attribute]) => attribute !== '')
    .map(([what, attribute]) => {
      const value = firstOf(attributes, attribute)
      return {
        decided: value !== '',
        text:
          value === ''
            ? `No ${what}: the attribute ${attribute} did not come.`
            : `The ${what} is ${value}, from ${attribute}.`,
      }
    })
}

function ofRules(mapping: IdentityMapping, attributes: Attributes, names: LibraryNames): readonly Reason[] {
  const first = (gives: MappingRule['gives']) =>
    mapping.rules.find((rule) => rule.gives === gives && fits(rule, attributes))
  const deciding = [first('category'), first('branch')]
  const reasons: Reason[] = mapping.rules.map((rule) => {
    const held = fits(rule, attributes)
    const lost = held && (rule.gives === 'category' || rule.gives === 'branch') && !deciding.includes(rule)
    return {
      decided: held && !lost,
      text: `${rule.attribute} is ${rule.value}: ${consequence(rule, names)}.`,
      detail: lost ? 'An earlier rule decided.' : held ? 'It fits.' : 'It does not fit.',
    }
  })
  const { category, branch } = mapping
  if (!deciding[0] && category !== null)
    reasons.push({ decided: true, text: `No rule gives a category, so it is ${categoryName(category, names)}.` })
  if (!deciding[1] && branch !== null)
    reasons.push({ decided: true, text: `No rule gives a branch, so it is ${branchName(branch, names)}.` })
  return reasons
}

function consequence({ gives, what, at }: MappingRule, names: LibraryNames): string {
  switch (gives) {
    case 'category':
      return `category ${categoryName(what, names)}`
    case 'branch':
      return `branch ${branchName(Number(what), names)}`
    case 'role': {
      const role = `role ${names.roles.get(what) ?? what}`
      return at === null ? role : `${role} at ${branchName(at, names)}`
    }
    case 'no':
      return 'does not sign in here'
  }
}

/** A category as the library calls it. */
export function categoryName(code: string, { categories }: LibraryNames): string {
  return categories.get(code) ?? code
}

function branchName(id: number, { branches }: LibraryNames): string {
  return branches.get(id) ?? String(id)
}
