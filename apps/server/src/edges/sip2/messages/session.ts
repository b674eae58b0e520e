import { supportedMessages } from '@carrel/sip2'
import { addPatronBlock, clearPatronBlock, patronById } from '../../../modules/patrons/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { act, given, type Request, type Said, whyOf } from '../conversation.ts'
import { sipDate } from '../dates.ts'
import { findPatron, judgePin } from '../find-patron.ts'
import { identityFields, patronFixed, patronWhy, patronWords, unknownPatron } from '../patron-fields.ts'
import { patronState } from '../patron-state.ts'
import { permissionFor } from '../rules/permissions.ts'

const conditions: Readonly<Record<string, string>> = {
  '1': 'The machine says that its printer has no paper.',
  '2': 'The machine says that it is about to shut down.',
}

/** 99 → 98: what this server does for the machine (SIP2, "SC Status"); answered from memory. */
export function statusRequest(request: Request): Promise<Said> {
  const { account, library, branch, message } = request
  const { options } = account
  const { permissions } = account.actor
  const yes = (permission: string) => (permissions.has(permission) ? 'Y' : 'N')
  const condition = conditions[message.fixed['statusCode'] ?? '']
  const supported = supportedMessages.map(([, code]) => {
    const permission = permissionFor(code)
    return permission === undefined ? 'Y' : yes(permission)
  })
  return Promise.resolve({
    fixed: {
      onLineStatus: 'Y',
      checkinOk: yes('circulation:check-in'),
      checkoutOk: yes('circulation:check-out'),
      acsRenewalPolicy: yes('circulation:renew'),
      statusUpdateOk: yes('patrons:block'),
      offLineOk: options.offlineLoans === 'record' ? 'Y' : 'N',
      timeoutPeriod: String(options.timeoutTenths).padStart(3, '0'),
      retriesAllowed: String(options.retries).padStart(3, '0'),
      dateTimeSync: sipDate(request.read.now, branch.timeZone),
      protocolVersion: '2.00',
    },
    fields: [
      ['AM', library.name],
      ['BX', supported.join('')],
      ['AN', account.name],
    ],
    screen: [],
    tone: condition === undefined ? 'ok' : 'fault',
    text: condition ?? 'Status: in order',
    why: [],
  })
}

/** 35 → 36: the reader goes; the machine speaks its own language again (SIP2, "End Patron Session"). */
export function endSessionRequest(request: Request): Promise<Said> {
  request.conversation.language = ''
  request.conversation.patron = undefined
  return Promise.resolve({
    fixed: { endSession: 'Y', transactionDate: sipDate(request.read.now, request.branch.timeZone) },
    fields: [['AA', given(request, 'AA')]],
    screen: [request.words.goodbye],
    tone: 'ok',
    text: 'The reader is done',
    why: [],
  })
}

/** 01 → 24: blocks a patron, e.g. because the card was left behind (SIP2, "Block Patron"). */
export async function blockRequest(request: Request): Promise<Said> {
  const patron = await findPatron(request)
  if (!patron) return unknownPatron(request)
  const kept = request.message.fixed['cardRetained'] === 'Y'
  const message = given(request, 'AL').slice(0, 500)
  const reason = [kept ? 'The card was kept by the machine' : 'Blocked by the machine', message]
    .filter((part) => part !== '')
    .join(': ')
  const done = await act(request, (w) => addPatronBlock(w, patron.id, { reason }))
  const changed = (await findPatron(request)) ?? patron
  const state = await patronState(request, changed)
  return {
    fixed: patronFixed(request, state),
    fields: await identityFields(request, state, 'unasked'),
    screen: [kept ? request.words.cardKept : request.words.askStaff],
    tone: isRefusal(done) ? 'refused' : 'ok',
    text: `${patron.name} was blocked: ${reason}`,
    why: isRefusal(done) ? whyOf(done.blocks) : whyOf(state.blocks),
    patron: patron.id,
    home: patron.branch,
  }
}

/** 25 → 26: takes back the blocks that this machine set, and no others (SIP2, "Patron Enable"). */
export async function enableRequest(request: Request): Promise<Said> {
  const patron = await findPatron(request)
  if (!patron) return unknownPatron(request)
  const pin = await judgePin(request, patron.id)
  const own = pin === 'wrong' ? [] : await blocksBy(request, patron.id)
  for (const block of own)
    await act(request, (w) => clearPatronBlock(w, patron.id, block, 'Taken back by the machine that set it'))
  const changed = (await findPatron(request)) ?? patron
  const state = await patronState(request, changed)
  return {
    fixed: patronFixed(request, state),
    fields: await identityFields(request, state, pin),
    screen: await patronWords(request, state, pin),
    tone: pin === 'wrong' ? 'refused' : 'ok',
    text: `${patron.name}: ${own.length} ${own.length === 1 ? 'block' : 'blocks'} of this machine taken back`,
    why: patronWhy(request, state, pin),
    patron: patron.id,
    home: patron.branch,
  }
}

async function blocksBy({ read, account }: Request, patron: number): Promise<readonly number[]> {
  const found = await patronById(read, patron)
  return 'ok' in found ? [] : found.blocks.filter(({ by }) => by === account.name).map(({ id }) => id)
}
