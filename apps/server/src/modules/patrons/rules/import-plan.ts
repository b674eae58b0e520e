import { foldText } from '@carrel/text'
import type { Block } from '../../../platform/refusal.ts'
import type { ImportPlan } from '../contract-import.ts'

/** What a column can hold, without the library's own fields, which are written `field:CODE`. */
export const importFields = [
  'card',
  'givenName',
  'familyName',
  'name',
  'preferredName',
  'externalId',
  'category',
  'branch',
  'birthDate',
  'expires',
  'email',
  'phone',
  'street',
  'city',
  'region',
  'postcode',
  'country',
  'address',
  'language',
  'pin',
  'note',
  'guarantorCard',
] as const
export type ImportField = (typeof importFields)[number]

/** Headings that other systems and offices write, folded, by what they mean. */
const headings: Readonly<Record<ImportField, readonly string[]>> = {
  card: ['card', 'cardnumber', 'card number', 'card no', 'library card', 'barcode', 'patron barcode', 'ausweisnummer'],
  givenName: ['given name', 'givenname', 'firstname', 'first name', 'first', 'forename', 'vorname', 'prenom'],
  familyName: ['family name', 'familyname', 'surname', 'lastname', 'last name', 'last', 'nachname', 'nom'],
  name: ['name', 'full name', 'patron', 'patron name'],
  preferredName: ['preferred name', 'preferredname', 'nickname', 'othernames', 'rufname'],
  externalId: ['external id', 'externalid', 'id', 'student id', 'student number', 'userid', 'matrikelnummer'],
  category: ['category', 'categorycode', 'category code', 'patron type', 'type', 'profile', 'patron group', 'group'],
  branch: ['branch', 'branchcode', 'branch code', 'library', 'home library', 'home branch', 'homebranch', 'location'],
  birthDate: ['birth date', 'birthdate', 'dateofbirth', 'date of birth', 'dob', 'birthday', 'geburtsdatum'],
  expires: ['expires', 'dateexpiry', 'expiry date', 'expiration date', 'expirationdate', 'expiry', 'valid until'],
  email: ['email', 'e-mail', 'e mail', 'mail', 'email address', 'emailpro'],
  phone: ['phone', 'telephone', 'phone number', 'mobile', 'cell', 'day phone', 'telefon'],
  street: ['street', 'street address', 'address line 1', 'address1', 'strasse'],
  city: ['city', 'town', 'ort'],
  region: ['region', 'state', 'province', 'county'],
  postcode: ['postcode', 'zip', 'zipcode', 'zip code', 'postal code', 'plz'],
  country: ['country', 'land'],
  address: ['address', 'adresse', 'mailing address'],
  language: ['language', 'lang', 'sprache'],
  pin: ['pin', 'password'],
  note: ['note', 'notes', 'borrowernotes', 'comment'],
  guarantorCard: ['guarantor', 'guarantor card', 'guarantor barcode', 'responsible party'],
}

/** The plan as it is without anything said. */
export const plainPlan: ImportPlan = {
  columns: {},
  match: ['card', 'external-id'],
  overwrite: {},
  overwriteOthers: 'never',
  defaults: {},
  dates: 'ymd',
  add: true,
}

/** A plan with columns guessed from their headings where nothing is said of them. */
export function wholePlan(
  plan: Partial<ImportPlan>,
  columns: readonly string[],
  fieldNames: readonly { readonly code: string; readonly name: string }[],
): ImportPlan {
  const said = plan.columns ?? {}
  const taken = new Set(Object.values(said))
  const guessed: Record<string, string> = {}
  for (const column of columns) {
    const own = said[column]
    const field = own ?? guess(column, fieldNames)
    const isFree = own !== undefined || !taken.has(field)
    guessed[column] = isFree ? field : ''
    if (field !== '') taken.add(field)
  }
  return { ...plainPlan, ...plan, columns: guessed }
}

function guess(column: string, fields: readonly { readonly code: string; readonly name: string }[]): string {
  const heading = foldText(column).replaceAll('_', ' ').trim()
  const known = importFields.find((field) => headings[field].includes(heading) || foldText(field) === heading)
  if (known) return known
  const own = fields.find(({ code, name }) => foldText(name) === heading || code === heading)
  return own ? `field:${own.code}` : ''
}

/** Everything that is wrong with a plan itself. */
export function planProblems(plan: ImportPlan, fieldCodes: ReadonlySet<string>): readonly Block[] {
  const problems: Block[] = []
  const known = new Set<string>(importFields)
  const seen = new Map<string, string>()
  for (const [column, field] of Object.entries(plan.columns)) {
    if (field === '') continue
    if (!known.has(field) && !(field.startsWith('field:') && fieldCodes.has(field.slice(6))))
      problems.push({
        code: 'invalid-plan',
        field: `columns.${column}`,
        message: `Column "${column}" cannot become "${field}": there is no such field.`,
      })
    const other = seen.get(field)
    if (other !== undefined)
      problems.push({
        code: 'invalid-plan',
        field: `columns.${column}`,
        message: `Columns "${other}" and "${column}" cannot both become "${field}".`,
      })
    seen.set(field, column)
  }
  if (!seen.has('familyName') && !seen.has('name') && plan.add && !plan.defaults['familyName'])
    problems.push({
      code: 'invalid-plan',
      field: 'columns',
      message: 'No column is the family name. Say which one it is, or do not add patrons.',
    })
  return problems
}

/** A day as a file writes it; undefined when it is none. Years of two digits are of the last hundred years. */
export function dayIn(text: string, order: ImportPlan['dates'], latest: number): Temporal.PlainDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const parts = iso ? iso.slice(1) : (/^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})$/.exec(text)?.slice(1) ?? [])
  const places = iso ? 'ymd' : order
  const part = (sign: string) => Number(parts[places.indexOf(sign)])
  const short = (parts[places.indexOf('y')] ?? '').length <= 2
  const year = short ? centuryOf(part('y'), latest) : part('y')
  try {
    return Temporal.PlainDate.from({ year, month: part('m'), day: part('d') }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

function centuryOf(year: number, latest: number): number {
  const guessed = Math.floor(latest / 100) * 100 + year
  return guessed > latest ? guessed - 100 : guessed
}
