import { makeLibraryBarcode } from '@carrel/identifiers'
import { institution, type BranchCode } from './copies.ts'
import { households, institutions, type CardState, type CategoryCode, type Person } from './households.data.ts'
import { chance, hash } from './random.ts'
import { demoStaff } from './staff.ts'
import { slug } from './work.ts'

/** A patron of the demo library. Days are reckoned from the day on which it is furnished, so that ages stay right. */
export interface DemoPatron {
  /** Stable name within the demo: the card number. */
  readonly card: string
  readonly pin: string
  /** Empty for bodies. */
  readonly givenName: string
  readonly familyName: string
  readonly category: CategoryCode
  readonly branch: BranchCode
  readonly birthDate: Temporal.PlainDate | undefined
  readonly registered: Temporal.PlainDate
  /** Undefined: never. */
  readonly expires: Temporal.PlainDate | undefined
  readonly email: string
  readonly phone: string
  readonly address: string
  /** BCP 47 code of the language of notices. */
  readonly language: string
  /** Card of the head of the household, also for the head; undefined for who lives alone. */
  readonly household: string | undefined
  readonly keepHistory: boolean
  readonly note: string | undefined
  /** Reason why the card is blocked by hand. */
  readonly block: string | undefined
}

const cardMonths: Readonly<Record<CategoryCode, number | undefined>> = {
  adult: 24,
  senior: 24,
  teen: 12,
  child: 12,
  staff: undefined,
  institution: 12,
  housebound: 24,
}

const towns: Readonly<Record<BranchCode, string>> = { ELM: 'Elmbridge', HAR: 'Elmbridge Harbour' }

/** The number on Jordan Reyes's card: 2 1234 00004 157 and the check digit. */
const firstCard = 4157

function cardAt(place: number): string {
  return makeLibraryBarcode('2', institution, firstCard + place * 7)
}

function pinOf(card: string): string {
  return String(1000 + (hash(`${card} pin`) % 9000))
}

interface Place {
  readonly street: string
  readonly branch: BranchCode
  readonly phone: string
}

/** Last and next day of a card: as stated, else renewed at some time within the life of cards of its category. */
function validity(
  today: Temporal.PlainDate,
  category: CategoryCode,
  state: CardState,
  card: string,
  longest: number,
): Pick<DemoPatron, 'registered' | 'expires'> {
  const months = cardMonths[category]
  const roll = chance(`${card} card`)
  const registered = today.subtract({ days: roll.between(Math.min(400, longest), longest) })
  if (state.endsIn !== undefined) return { registered, expires: today.add({ days: state.endsIn }) }
  if (months === undefined) return { registered, expires: undefined }
  return { registered, expires: today.add({ days: roll.between(40, months * 30) }) }
}

function emailOf(given: string, family: string, card: string): string {
  const name = [slug(given), slug(family)].filter((part) => part !== '').join('.')
  return `${name === '' ? `reader${card.slice(-4)}` : name}@example.org`
}

/** Everybody with a card, the same every time but for the days, which follow `today`. Jordan Reyes comes first. */
export function demoPatrons(today: Temporal.PlainDate): readonly DemoPatron[] {
  let place = 0
  const homes = households.flatMap(({ street, branch, people }, home) => {
    const where: Place = { street, branch, phone: `555-01${String(home + 10).padStart(2, '0')}` }
    const head = cardAt(place)
    return people.map((person) => {
      const card = cardAt(place)
      place += 1
      return personAt(today, where, person, card, people.length > 1 ? head : undefined)
    })
  })
  const bodies = institutions.map(([name, street, branch], index) => {
    const card = cardAt(place)
    place += 1
    const where: Place = { street, branch, phone: `555-01${String(90 + index)}` }
    return {
      ...common(today, where, 'institution', {}, card),
      givenName: '',
      familyName: name,
      language: 'en',
      birthDate: undefined,
      household: undefined,
      email: emailOf('', name.split(',')[0] ?? name, card),
    }
  })
  const staff = demoStaff.map((member) => {
    const card = cardAt(place)
    place += 1
    const [givenName = '', ...family] = member.name.split(' ')
    const where: Place = {
      street: member.branch === 'ELM' ? '1 Elm Street' : '27 Quay Road',
      branch: member.branch,
      phone: member.branch === 'ELM' ? '555-0100' : '555-0101',
    }
    return {
      ...common(today, where, 'staff', {}, card),
      givenName,
      familyName: family.join(' '),
      language: 'en',
      birthDate: bornFor(today, 24 + (hash(member.username) % 38), card),
      household: undefined,
      email: `${member.username}@example.org`,
    }
  })
  return [...homes, ...bodies, ...staff]
}

function common(
  today: Temporal.PlainDate,
  where: Place,
  category: CategoryCode,
  state: CardState,
  card: string,
  longest = 3600,
) {
  return {
    card,
    pin: pinOf(card),
    category,
    branch: where.branch,
    ...validity(today, category, state, card, longest),
    phone: where.phone,
    address: `${where.street}\n${towns[where.branch]}`,
    keepHistory: state.keepHistory === true,
    note: state.note,
    block: state.blocked,
  }
}

function personAt(
  today: Temporal.PlainDate,
  where: Place,
  [givenName, familyName, age, category, language, state = {}]: Person,
  card: string,
  household: string | undefined,
): DemoPatron {
  return {
    ...common(today, where, category, state, card, Math.min(3600, age * 300)),
    givenName,
    familyName,
    language,
    birthDate: bornFor(today, age, card),
    household,
    email: category === 'child' || category === 'housebound' ? '' : emailOf(givenName, familyName, card),
  }
}

/** A birthday that makes the person that many years old today. */
function bornFor(today: Temporal.PlainDate, age: number, card: string): Temporal.PlainDate {
  return today.subtract({ years: age, days: hash(`${card} born`) % 364 })
}
