import { patronStatus, type Field } from '@carrel/sip2'
import { branchById, dayAt } from '../../modules/org/index.ts'
import { ageOn } from '../../modules/patrons/index.ts'
import { decimalMoney } from '../../platform/money.ts'
import { given, type Request, type Said, whyOf } from './conversation.ts'
import { sipDate, sipDay } from './dates.ts'
import type { PinVerdict } from './find-patron.ts'
import { languageAnswered, moneyWords, refusedWords } from './patron-words.ts'
import type { PatronState } from './patron-state.ts'
import { fillTemplate, nameValues, type TemplateValues } from './templates.ts'

/** The part at fixed places of an answer about a patron. */
export function patronFixed(request: Request, state: PatronState | undefined): Record<string, string> {
  return {
    patronStatus: state ? patronStatus(state.marks) : `YYYY${' '.repeat(10)}`,
    language: languageAnswered(request, state?.patron.language ?? ''),
    transactionDate: sipDate(request.read.now, request.branch.timeZone),
  }
}

/** An answer about a card that nobody has. */
export function unknownPatron(request: Request, fixed: Readonly<Record<string, string>> = {}): Said {
  const card = given(request, 'AA')
  const known = card === '' ? 'No card number was sent.' : `No patron has the card ${card}.`
  return {
    fixed: { ...patronFixed(request, undefined), ...fixed },
    fields: [
      ['AA', card],
      ['AE', ''],
      ['BL', 'N'],
      ...(request.message.fields.some(([id]) => id === 'AD') ? [['CQ', 'N'] as const] : []),
    ],
    screen: [request.words.patronUnknown],
    tone: 'refused',
    text: known,
    why: [{ code: 'patron-not-found', text: known, link: null }],
  }
}

/** Name, validity and PIN: AA AE BL CQ. */
export async function identityFields(request: Request, state: PatronState, pin: PinVerdict): Promise<Field[]> {
  const { patron } = state
  return [
    ['AA', patron.card?.barcode ?? given(request, 'AA')],
    ['AE', fillTemplate(request.account.options.nameTemplate, await templateValues(request, state))],
    ['BL', patron.active ? 'Y' : 'N'],
    ...(pin === 'unasked' ? [] : [['CQ', pin === 'right' ? 'Y' : 'N'] as const]),
  ]
}

/** What is owed: BH BV. */
export function moneyFields({ owed }: PatronState): Field[] {
  return [
    ['BH', owed.currency],
    ['BV', decimalMoney({ ...owed, amount: Math.max(0, owed.amount) })],
  ]
}

/** Values for templates of names and of own fields. */
export async function templateValues(request: Request, { patron, standing }: PatronState): Promise<TemplateValues> {
  const home = await branchById(request.read, patron.branch)
  const today = dayAt(request.branch, request.read.now)
  return {
    ...nameValues(patron.name, patron.sortName),
    card: patron.card?.barcode ?? '',
    category: patron.categoryName,
    branch: home?.name ?? '',
    home: home?.code ?? '',
    expires: patron.expires?.toString() ?? '',
    birthDate: patron.birthDate?.toString() ?? '',
    age: patron.birthDate ? String(ageOn(patron.birthDate, today)) : '',
    email: standing.email,
    phone: standing.phone,
  }
}

/** Sentences for the patron: what stands against them, then what is worth saying. */
export async function patronWords(request: Request, state: PatronState, pin: PinVerdict): Promise<readonly string[]> {
  if (pin === 'wrong') return [request.words.wrongPin]
  const { words, account, branch, read } = request
  const { options } = account
  const { patron, standing, owed } = state
  const said: string[] = [...refusedWords(request, state.blocks)]
  if (options.sayFines && owed.amount > 0) said.push(words.owes(moneyWords(request, owed)))
  const left = patron.expires ? dayAt(branch, read.now).until(patron.expires, { largestUnit: 'days' }).days : undefined
  if (patron.expires && left !== undefined && left >= 0 && left <= options.sayExpiryDays && options.sayExpiryDays > 0)
    said.push(words.cardEnds(patron.expires.toLocaleString(words.locale, { dateStyle: 'medium' })))
  if (standing.holdsReady > 0) said.push(words.holdsReady(standing.holdsReady))
  const home = options.sayHomeBranch ? await branchById(read, patron.branch) : undefined
  if (home) said.push(words.homeBranch(home.name))
  return said
}

/** Why a patron is answered about as they are. */
export function patronWhy(request: Request, state: PatronState, pin: PinVerdict) {
  return [
    ...(pin === 'wrong'
      ? [{ code: 'wrong-pin', text: 'The PIN is wrong, or none was sent and this machine asks for one.', link: null }]
      : []),
    ...whyOf(state.blocks),
  ]
}

/** Details that self-checks and vendors use beyond the standard: PA PB PC PT, and the fields of the account. */
export async function extensionFields(request: Request, state: PatronState): Promise<Field[]> {
  const { patron } = state
  const values = await templateValues(request, state)
  return [
    ...(patron.expires ? [['PA', sipDay(patron.expires)] as const] : []),
    ...(patron.birthDate ? [['PB', sipDay(patron.birthDate)] as const] : []),
    ['PC', patron.category],
    ['PT', patron.categoryName],
    ...request.account.options.ownFields.map(({ id, template }) => [id, fillTemplate(template, values)] as const),
  ]
}
