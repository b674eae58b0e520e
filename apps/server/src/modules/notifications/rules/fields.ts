import { kindOf, type NoticeKind, type NoticeKindCode } from './kinds.ts'
import type { TemplateFields } from '../../../platform/template.ts'

/** A field that a template may name, with what it says. */
export interface NoticeField {
  readonly name: string
  readonly text: string
}

const common: readonly NoticeField[] = [
  { name: 'patron.name', text: 'Name of the patron' },
  { name: 'patron.givenName', text: 'Given name of the patron' },
  { name: 'patron.card', text: 'Number of the card in use' },
  { name: 'patron.address', text: 'Postal address of the patron' },
  { name: 'library.name', text: 'Name of the library' },
  { name: 'branch.name', text: 'Branch that writes' },
  { name: 'branch.address', text: 'Address of the branch' },
  { name: 'branch.phone', text: 'Phone number of the branch' },
  { name: 'branch.email', text: 'E-mail address of the branch' },
  { name: 'today', text: 'The day on which it is written' },
  { name: 'account', text: 'Address of the patron’s account page; empty until the public address is set' },
  { name: 'unsubscribe', text: 'Link to end notices of this kind; empty where they cannot be ended' },
  { name: 'count', text: 'How many items this is about' },
  { name: 'many', text: 'Condition: more than one item' },
  { name: 'step', text: 'Number of the step, e.g. 2 for the second overdue notice' },
  { name: 'firstStep', text: 'Condition: the first step of the rule' },
  { name: 'lastStep', text: 'Condition: the last step of the rule' },
]

const loan: readonly NoticeField[] = [
  { name: 'title', text: 'Title' },
  { name: 'author', text: 'Author' },
  { name: 'barcode', text: 'Barcode of the item' },
  { name: 'callNumber', text: 'Call number' },
  { name: 'due', text: 'Day on which it is due, with the time where it is due within a day' },
  { name: 'late', text: 'Days since it was due' },
  { name: 'reason', text: 'Why, e.g. why it could not be renewed' },
  { name: 'amount', text: 'What is charged, e.g. the price of a lost item' },
  { name: 'fine', text: 'Fine so far, for as long as it is not returned; empty without one' },
  { name: 'fineRate', text: 'What is added to the fine each time; empty once it grows no more' },
  { name: 'finePeriod', text: 'How long it takes until that is added, e.g. “day” or “2 weeks”' },
]

const hold: readonly NoticeField[] = [
  { name: 'title', text: 'Title' },
  { name: 'author', text: 'Author' },
  { name: 'pickup', text: 'Branch where it is collected' },
  { name: 'until', text: 'Last day on the hold shelf' },
  { name: 'time', text: 'When it is brought out, for curbside pick-up' },
  { name: 'reason', text: 'Why, e.g. why the hold was cancelled' },
]

const money: readonly NoticeField[] = [
  { name: 'title', text: 'What a charge is for' },
  { name: 'amount', text: 'What is owed for it' },
  { name: 'date', text: 'Day of the charge' },
]

const newTitles: readonly NoticeField[] = [
  { name: 'title', text: 'Title' },
  { name: 'author', text: 'Author' },
]

const tokens: ReadonlySet<string> = new Set(['password-reset', 'email-confirmation', 'registration', 'welcome'])

function rowFields(kind: NoticeKind): readonly NoticeField[] {
  if (kind.about === 'loan') return loan
  if (kind.about === 'hold') return hold
  if (kind.code === 'new-titles') return newTitles
  return kind.code === 'bill' ? money : []
}

function ownFields(kind: NoticeKind): readonly NoticeField[] {
  if (kind.about === 'loan') return [{ name: 'fines', text: 'Fines so far of all items together' }]
  if (kind.code === 'bill') return [{ name: 'owed', text: 'What is owed in all' }]
  if (kind.code === 'card-expiring') return [{ name: 'expires', text: 'Last day of the card' }]
  if (kind.code === 'new-titles')
    return [
      { name: 'search', text: 'Name that the patron gave to the search' },
      { name: 'more', text: 'How many more are new than are shown; empty when all are' },
      { name: 'link', text: 'Link to the search, the latest first; empty until the public address is set' },
      { name: 'stop', text: 'Link that ends the mails of this search' },
    ]
  if (kind.code === 'suggestion-answered')
    return [
      { name: 'title', text: 'What was suggested' },
      { name: 'author', text: 'Its author' },
      { name: 'reason', text: 'What staff wrote to it' },
      { name: 'ordered', text: 'Condition: it is ordered' },
      { name: 'declined', text: 'Condition: it is not bought' },
      { name: 'here', text: 'Condition: it is in the catalogue now' },
      { name: 'held', text: 'Condition: a hold was placed with it' },
    ]
  if (kind.code === 'interlibrary-answered')
    return [
      { name: 'title', text: 'The article or chapter, else the book or journal' },
      { name: 'in', text: 'The book or journal that an article or chapter stands in' },
      { name: 'author', text: 'Its author' },
      { name: 'reason', text: 'What staff wrote to it' },
      { name: 'pickup', text: 'Branch where it is collected' },
      { name: 'ordered', text: 'Condition: another library was asked' },
      { name: 'here', text: 'Condition: it can be collected' },
      { name: 'declined', text: 'Condition: it cannot be had' },
    ]
  if (tokens.has(kind.code))
    return [
      { name: 'link', text: 'Link to follow' },
      { name: 'code', text: 'Code to type, where there is one' },
      { name: 'expires', text: 'Until when link, code or card are good' },
    ]
  return []
}

/** The fields of a kind: at the top (the first item's too), and those of each row of `items`. */
export function fieldsOf(code: NoticeKindCode): {
  readonly values: readonly NoticeField[]
  readonly items: readonly NoticeField[]
} {
  const kind = kindOf(code)
  if (!kind) return { values: common, items: [] }
  const items = rowFields(kind)
  return { values: [...common, ...ownFields(kind), ...items], items }
}

/** The fields of a kind as templates are checked against. */
export function templateFields(code: NoticeKindCode): TemplateFields {
  const { values, items } = fieldsOf(code)
  return {
    values: new Set(values.map(({ name }) => name)),
    lists: items.length === 0 ? new Map() : new Map([['items', new Set(items.map(({ name }) => name))]]),
  }
}
