import type { Field } from '@carrel/sip2'
import { checkIn, type CheckInOutcome } from '../../../modules/circulation/index.ts'
import { branchById, shelvingLocationsOf } from '../../../modules/org/index.ts'
import { patronBrief } from '../../../modules/patrons/index.ts'
import { itemFacts, type ItemFacts } from '../../../modules/catalog/index.ts'
import { securityOf, sortReturn, type SortDecision } from '../../../modules/sorting/index.ts'
import { isRefusal, refuse, type Block } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { act, byOption, given, type Request, type Said, whyOf } from '../conversation.ts'
import { momentOf, sipDate } from '../dates.ts'
import { magneticMark, mediaOf, namedItem } from '../item-answer.ts'
import { moneyWords } from '../patron-words.ts'
import { fillTemplate, nameValues } from '../templates.ts'
import { speakToPatron, wordsOf } from './loan-answer.ts'

/** What came back and where it goes. */
interface Sorted {
  readonly outcome: CheckInOutcome
  readonly decision: SortDecision
  readonly facts: ItemFacts | undefined
}

/** 09 → 10: takes an item back and says where it goes, for self-checks and sorters (SIP2, "Checkin" and the extensions for sorting). */
export async function checkInRequest(request: Request): Promise<Said> {
  const barcode = given(request, 'AB')
  if (given(request, 'BI') === 'Y') return notTaken(request, [cannotCancel])
  const done = await act(request, async (w) => {
    const outcome = await checkIn(w, { barcode, ...returnedAt(request) })
    if (isRefusal(outcome)) return outcome
    if (request.account.options.holdsBlockReturn && outcome.hold) return refuse(holdBlocks)
    const [decision, facts] = await Promise.all([decide(w, request, outcome), itemFacts(w, { id: outcome.item.id })])
    return { outcome, decision, facts }
  })
  return isRefusal(done) ? notTaken(request, done.blocks) : takenIn(request, done)
}

const cannotCancel: Block = {
  code: 'cannot-cancel',
  message: 'A return is not taken back by a machine: the item is here. Undo it at the desk if it was a mistake.',
}
const holdBlocks: Block = {
  code: 'hold-blocks-return',
  message:
    'Someone waits for this, and this account takes in nothing that is waited for: it falls into the bin for people.',
}

function decide(w: Work, request: Request, outcome: CheckInOutcome): Promise<SortDecision> {
  return sortReturn(w, { branch: request.branch.id, barcode: given(request, 'AB'), outcome })
}

const longestAgo = { hours: 24 * 7 }

/** When it came in, if the machine says so and it can be true: not to come, and not longer ago than a week. */
function returnedAt({ message, branch, read }: Request): { returned?: string } {
  const told = momentOf(message.fixed['returnDate'] ?? '', branch.timeZone)
  if (!told || Temporal.Instant.compare(told, read.now) >= 0) return {}
  return Temporal.Instant.compare(told, read.now.subtract(longestAgo)) < 0 ? {} : { returned: told.toString() }
}

async function takenIn(request: Request, { outcome, decision, facts }: Sorted): Promise<Said> {
  const { account, branch, read } = request
  const { options } = account
  const { item, loan, hold } = outcome
  if (loan) await speakToPatron(request, loan.patron)
  const security = facts && (await securityOf(read, facts))
  const owner = facts && (await branchById(read, facts.branch))
  const accepted = loan !== null || options.returnOfNotLoaned
  const alert = options.alertOnlyWithType ? decision.alertType !== null : decision.alert || outcome.alert
  const type = decision.alertType ?? (options.alertAlways ? '00' : undefined)
  const location = item.location === null ? undefined : (await shelvingLocationsOf(read)).get(item.location)
  return {
    fixed: {
      ok: accepted ? '1' : '0',
      resensitize: security === undefined || security.resensitize ? 'Y' : 'N',
      magneticMedia: magneticMark(security),
      alert: alert ? 'Y' : 'N',
      transactionDate: sipDate(read.now, branch.timeZone),
    },
    fields: [
      ['AB', item.barcode],
      ['AQ', owner?.code ?? ''],
      ['AJ', item.title],
      ...(decision.bin ? [['CL', decision.bin.number] as const] : []),
      ...(loan?.card ? [['AA', loan.card] as const] : []),
      ['CK', mediaOf(item.format)],
      ...(item.accompanying === '' ? [] : [['CH', item.accompanying] as const]),
      ['CR', facts?.collection ?? location?.code ?? ''],
      ['CS', item.callNumber],
      ...(decision.destination || options.destinationAlways ? [['CT', decision.destination?.code ?? ''] as const] : []),
      ...(type === undefined ? [] : [['CV', type] as const]),
      ...(hold && options.holdPatronShown ? await holdFields(request, hold.patron) : []),
    ],
    screen: wordsFor(request, outcome, decision, accepted),
    tone: accepted ? 'ok' : 'refused',
    text: `${item.title}: ${outcome.message}`,
    why: [
      ...(accepted
        ? []
        : [byOption(account, 'not-on-loan', 'It was not on loan, and the account refuses such returns.')]),
      ...outcome.reasons
        .filter(({ decided }) => decided)
        .map(({ text, link }) => ({ code: '', text, link: link ?? null })),
      { code: '', text: decision.reason, link: '/staff/machines/sorting' },
    ],
    patron: loan?.patron ?? undefined,
    item: item.id,
  }
}

/** For whom it is kept: CY DA DB. */
async function holdFields(request: Request, patron: number): Promise<Field[]> {
  const brief = await patronBrief(request.read, patron)
  if (!brief) return []
  const home = await branchById(request.read, brief.branch)
  const [given = '', ...rest] = brief.name.split(' ')
  const family = rest.length === 0 ? given : rest.join(' ')
  const values = {
    ...nameValues(brief.name, rest.length === 0 ? family : `${family}, ${given}`),
    card: brief.card ?? '',
    branch: home?.name ?? '',
    home: home?.code ?? '',
  }
  return [
    ['CY', brief.card ?? ''],
    ['DA', fillTemplate(request.account.options.holdNameTemplate, values)],
  ]
}

function wordsFor(
  request: Request,
  outcome: CheckInOutcome,
  { destination }: SortDecision,
  accepted: boolean,
): readonly string[] {
  const { words, account } = request
  if (!accepted) return [words.blocks['not-on-loan']?.({}) ?? words.askStaff]
  const said = [words.checkedIn]
  if (outcome.hold && !destination) said.push(words.holdHere)
  if (destination) said.push(words.sendTo(destination.name))
  if (outcome.route === 'workroom') said.push(words.lookAtIt)
  if (outcome.fine && account.options.sayFines) said.push(words.fineFor(moneyWords(request, outcome.fine)))
  return said
}

/** What could not be taken in still falls somewhere: the sorter is told into which bin. */
async function notTaken(request: Request, blocks: readonly Block[]): Promise<Said> {
  const { barcode, item, security } = await namedItem(request)
  const { branch, read, account } = request
  const decision = await sortReturn(read, { branch: branch.id, barcode, outcome: refuse(...blocks) })
  const owner = item && (await branchById(read, item.branch))
  const type = decision.alertType ?? '99'
  return {
    fixed: {
      ok: '0',
      resensitize: 'N',
      magneticMedia: magneticMark(security),
      alert: 'Y',
      transactionDate: sipDate(read.now, branch.timeZone),
    },
    fields: [
      ['AB', item?.barcode ?? barcode],
      ['AQ', owner?.code ?? ''],
      ['AJ', item?.title ?? ''],
      ...(decision.bin ? [['CL', decision.bin.number] as const] : []),
      ...(account.options.destinationAlways ? [['CT', decision.destination?.code ?? ''] as const] : []),
      ['CV', type],
    ],
    screen: wordsOf(request, blocks),
    tone: 'refused',
    text: `Not taken in${item ? `: ${item.title}` : ''}: ${blocks.map(({ code }) => code).join(', ')}`,
    why: [...whyOf(blocks), { code: '', text: decision.reason, link: '/staff/machines/sorting' }],
    item: item?.id,
  }
}
