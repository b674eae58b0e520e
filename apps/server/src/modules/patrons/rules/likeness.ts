import type { PatronHint } from '../contract-people.ts'

/** In what two people are alike. */
export interface Alike {
  readonly same_name: boolean
  /** Null where one of the birth dates is unknown. */
  readonly same_birth: boolean | null
  readonly same_email: boolean
  readonly same_phone: boolean
  readonly same_address: boolean
  readonly same_card: boolean
  readonly same_external: boolean
}

/**
 * How likely two are one person, 0 to 100, and why. Families share phones, addresses and mail, so those alone say
 * little; people of one name with other birth dates are others.
 */
export function likeness(of: Alike): { readonly likeness: number; readonly alike: PatronHint['alike'] } {
  const alike: PatronHint['alike'] = []
  let points = 0
  const count = (is: boolean, name: PatronHint['alike'][number], worth: number) => {
    if (!is) return
    alike.push(name)
    points += worth
  }
  count(of.same_card, 'card', 100)
  count(of.same_external, 'external-id', 100)
  count(of.same_name && of.same_birth === true, 'name-and-birth-date', 80)
  count(of.same_name && of.same_birth !== true, 'name', of.same_birth === false ? 10 : 35)
  count(of.same_email, 'email', 30)
  count(of.same_phone, 'phone', 20)
  count(of.same_address, 'address', 15)
  return { likeness: Math.min(100, points), alike }
}
