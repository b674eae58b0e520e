import type { Message } from '@carrel/sip2'
import { layoutOf } from '@carrel/sip2'
import { branchById, libraryOf } from '../../modules/org/index.ts'
import { byOption, given, reading, type Conversation, type Request, type Said } from './conversation.ts'
import { sipDate } from './dates.ts'
import { wordsIn } from './languages.ts'
import { checkInRequest } from './messages/check-in.ts'
import { checkOutRequest } from './messages/check-out.ts'
import { feePaidRequest } from './messages/fee-paid.ts'
import { holdRequest } from './messages/hold.ts'
import { itemInformation, itemStatusUpdate } from './messages/item.ts'
import { patronInformation, patronStatusRequest } from './messages/patron.ts'
import { renewAllRequest, renewRequest } from './messages/renew.ts'
import { blockRequest, enableRequest, endSessionRequest, statusRequest } from './messages/session.ts'
import { languageAsked } from './patron-words.ts'
import { patronFixed } from './patron-fields.ts'
import { permissionFor } from './rules/permissions.ts'

type Answer = (request: Request, key: string) => Promise<Said>

const answers: Readonly<Record<string, Answer>> = {
  '99': statusRequest,
  '23': patronStatusRequest,
  '63': patronInformation,
  '11': checkOutRequest,
  '09': checkInRequest,
  '29': renewRequest,
  '65': renewAllRequest,
  '35': endSessionRequest,
  '01': blockRequest,
  '25': enableRequest,
  '17': itemInformation,
  '19': itemStatusUpdate,
  '15': holdRequest,
  '37': feePaidRequest,
}

/** True for messages that are answered with something other than being asked for again. */
export function isAnswered(code: string): boolean {
  return answers[code] !== undefined
}

/** A request with what answering it takes: all of it from memory. */
export async function requestOf(
  conversation: Conversation,
  account: Request['account'],
  message: Message,
): Promise<Request> {
  const { platform } = conversation
  const read = reading(platform, account)
  const [branch, library] = await Promise.all([branchById(read, account.branch), libraryOf(read)])
  if (!branch) throw new Error(`Branch ${account.branch} of machine ${account.id} is gone.`)
  return {
    platform,
    account,
    message,
    branch,
    library,
    read,
    conversation,
    fresh: isFresh(conversation, message),
    words: wordsIn(account.options.language, conversation.language, languageAsked({ message }), library.locale),
  }
}

function isFresh({ numbered }: Conversation, { sequence }: Message): boolean {
  return numbered !== undefined && sequence !== undefined && numbered.sequence !== sequence
}

/** What a request of a machine that is logged in is answered; `key` is that by which its repetition is known. */
export async function answerRequest(request: Request, key: string): Promise<Said> {
  const { message, account } = request
  const permission = permissionFor(message.code)
  const answer = answers[message.code]
  if (!answer) throw new Error(`There is no answer to message ${message.code}.`)
  if (permission !== undefined && !account.actor.permissions.has(permission)) return forbidden(request, permission)
  return answer(request, key)
}

/** The "no" of every kind of answer, for what an account may not do and for failures of ours. */
export function plainNo(request: Request, told: Pick<Said, 'screen' | 'text' | 'why' | 'tone'>): Said {
  const { message, branch, read } = request
  const date = sipDate(read.now, branch.timeZone)
  const answer = layoutOf(answerCode(message.code))
  const fixed: Record<string, string> = {}
  for (const { name, length } of answer?.fixed ?? []) {
    if (name === 'transactionDate') fixed[name] = date
    else if (name === 'circulationStatus' || name === 'feeType') fixed[name] = '01'
    else if (name.endsWith('Count')) fixed[name] = '0'.repeat(length)
    else if (noes[name] !== undefined) fixed[name] = noes[name]
    else fixed[name] = '0'.repeat(length)
  }
  const patron = answer?.fixed.some(({ name }) => name === 'patronStatus')
  const required = (answer?.required ?? []).filter((id) => id !== 'AO')
  return {
    ...told,
    fixed: { ...fixed, ...(patron === true && patronFixed(request, undefined)) },
    fields: required.map((id) => [id, ['AA', 'AB', 'AJ'].includes(id) ? given(request, id) : '']),
  }
}

const noes: Readonly<Record<string, string>> = {
  ok: '0',
  renewalOk: 'N',
  magneticMedia: 'U',
  desensitize: 'N',
  resensitize: 'N',
  alert: 'Y',
  available: 'N',
  paymentAccepted: 'N',
  endSession: 'Y',
  itemPropertiesOk: '0',
}

function forbidden(request: Request, permission: string): Said {
  const { account } = request
  return plainNo(request, {
    screen: [request.words.notHere],
    tone: 'refused',
    text: 'This machine may not do that',
    why: [byOption(account, 'permission-missing', `The account has not the permission "${permission}".`)],
  })
}

/** The code of the answer to a request. */
export function answerCode(code: string): string {
  return layoutOf(code)?.answer ?? '96'
}
