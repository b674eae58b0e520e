import { createHash } from 'node:crypto'
import {
  contentProblems,
  maskSecrets,
  readNcip,
  writeAnswer,
  type Answer,
  type NcipMessage,
  type NcipRead,
  type Parts,
  type Problem,
} from '@carrel/ncip'
import { readXml } from '@carrel/xml'
import type { Actor } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { partnersOf, tables, type Partner } from './agency-store.ts'
import type { MessageOutcome } from './contract.ts'
import { dispatch, onlyOnce, serviceOf } from './dispatch.ts'
import { mayAnswer } from './pace.ts'
import { recognise, type Credentials, type Recognised } from './recognise.ts'
import { problemsOf } from './rules/problem-of.ts'
import { ownAgencyId } from './settings.ts'
import { claimsOf, pinProblem } from './user-of.ts'

/** A message with what came beside it. */
export interface Incoming extends Credentials {
  readonly bytes: Uint8Array
  /** The message was longer than is read; `bytes` are its beginning. */
  readonly tooLong?: boolean
}

/** An answer, and what is to be kept of the exchange. */
export interface Answered {
  readonly xml: string
  readonly partner: Partner | undefined
  readonly service: string
  readonly outcome: MessageOutcome
  readonly problem: Problem | undefined
  readonly warnings: readonly string[]
  /** The message with secrets masked. */
  readonly request: string
}

/** How a message is answered. */
interface Way {
  /** Nothing of it is kept. */
  readonly trial?: boolean
  /** Who sends it, where that is known without proof. */
  readonly partner?: Partner
}

/** Longest message that is read, in bytes. */
export const longestMessage = 2 ** 20

const tooLong: Problem = {
  type: 'Invalid Message Syntax Error',
  detail: 'The message is longer than a megabyte. It was not read.',
  element: 'NCIPMessage',
}

/**
 * Answers a message: reads it, finds out which partner sends it and whether it may, does what it asks in one transaction, and gives
 * the answer as the partner needs it. Whatever was sent, there is an answer; a problem has written nothing.
 */
export async function answerNcip(platform: Platform, incoming: Incoming, way: Way = {}): Promise<Answered> {
  const read = readNcip(incoming.bytes)
  const header = read.ok ? read.message.header : read.header
  const partners = await partnersOf({ db: platform.database.kysely, platform })
  const who: Recognised = way.partner ? { ok: true, partner: way.partner } : recognise(partners, header, incoming)
  const base = {
    partner: who.partner,
    service: read.ok ? read.message.service : (read.service ?? ''),
    warnings: read.ok ? [...read.message.warnings, ...departures(read)] : [],
    request: maskSecrets(read.text === '' ? new TextDecoder().decode(incoming.bytes.subarray(0, 20_000)) : read.text),
  }
  const toldTo = who.ok ? who.partner : undefined
  const answer = (part: Pick<Answer, 'parts' | 'problems'>, outcome: MessageOutcome): Answered => ({
    ...base,
    xml: writeAnswer(
      { service: base.service === '' ? undefined : base.service, header, ...part },
      { dialect: toldTo?.dialect ?? 'standard' },
    ),
    outcome,
    problem: part.problems?.[0],
  })
  if (incoming.tooLong === true) return answer({ problems: [tooLong] }, 'refused')
  // What cannot be read at all tells no stranger anything.
  if (!read.ok && read.service === undefined) return answer({ problems: read.problems }, 'problem')
  if (!who.ok) return answer({ problems: [who.problem] }, 'refused')
  const tooMany = way.trial === true ? undefined : mayAnswer(platform, who.partner)
  if (tooMany) return answer({ problems: [tooMany] }, 'refused')
  if (!read.ok) return answer({ problems: read.problems }, 'problem')
  const { message } = read
  if (!who.partner.services.has(serviceOf(message.service)))
    return answer({ problems: [notAllowed(who.partner, message.service)] }, 'refused')
  try {
    const done = await act(platform, who.partner, message, incoming, way)
    return 'problems' in done ? answer(done, 'problem') : answer(done, 'done')
  } catch (error) {
    platform.log.error({ err: error, service: message.service }, 'An NCIP message could not be answered.')
    const detail = 'This could not be done just now. Nothing was changed; send it again later.'
    return answer({ problems: [{ type: 'Temporary Processing Failure', detail }] }, 'failed')
  }
}

const notAllowed = (partner: Partner, service: string): Problem => ({
  type: 'Unauthorized Service For Agency',
  detail: `The agency ${partner.code} may not use ${service} here.`,
  element: 'FromAgencyId',
  value: partner.code,
})

/** Where a message that was understood departs from the standard. */
function departures(read: NcipRead): readonly string[] {
  const xml = readXml(new TextEncoder().encode(read.text.replace(/^\s*<\?xml[^>]*\?>/, '')))
  return xml.ok ? xml.root.children.flatMap(contentProblems).slice(0, 20) : []
}

/** A partner as one who acts: by the rules of its branch, overriding nothing. */
export function partnerActor(partner: Partner): Actor {
  return { kind: 'machine', id: partner.id, name: partner.name, branch: partner.branch, permissions: new Set() }
}

const trialEnds = 'ncip-trial-ends'

async function act(
  platform: Platform,
  partner: Partner,
  message: NcipMessage,
  { bytes, address }: Incoming,
  { trial }: Way,
): Promise<{ readonly parts: Parts } | { readonly problems: readonly Problem[] }> {
  const wrongPin = 'authentication' in message ? await pinProblem(platform, message, address) : undefined
  if (wrongPin) return { problems: [wrongPin] }
  let tried: Parts | undefined
  const done = await withWork(platform, partnerActor(partner), async (w): Promise<Parts | Refusal> => {
    const us = message.header.toAgency ?? (await readSetting(w, ownAgencyId))
    const run = () => dispatch(w, { partner, message, us })
    const parts = onlyOnce.has(message.service) && trial !== true ? await once(w, partner, bytes, run) : await run()
    if (trial !== true || isRefusal(parts)) return parts
    tried = parts
    return refuse({ code: trialEnds, message: 'Nothing is kept of a trial.' })
  })
  if (tried && isRefusal(done)) return { parts: tried }
  return isRefusal(done) ? { problems: problemsOf(message.service, done.blocks, valuesOf(message)) } : { parts: done }
}

/** What stood in the elements that problems name. */
function valuesOf(message: NcipMessage): Readonly<Record<string, string | undefined>> {
  const item = 'item' in message ? message.item?.value : 'items' in message ? message.items[0]?.value : undefined
  return {
    UserIdentifierValue: 'authentication' in message ? claimsOf(message).number : undefined,
    ItemIdentifierValue: item,
    RequestIdentifierValue: 'request' in message ? message.request?.value : undefined,
    PickupLocation: 'pickup' in message ? message.pickup : undefined,
    AgencyId: 'agency' in message ? message.agency : undefined,
    MonetaryValue: 'amount' in message ? message.amount.value : undefined,
    CurrencyCode: 'amount' in message ? message.amount.currency : undefined,
    FiscalActionType: message.service === 'CreateUserFiscalTransaction' ? message.action : undefined,
  }
}

/** Long enough for a system to try again, short enough that nobody renews the same thing twice on purpose. */
const sameWithin = { minutes: 10 }

/** Does something once for the same bytes: sent again soon, they get the first answer. */
async function once(
  w: Work,
  partner: Partner,
  bytes: Uint8Array,
  run: () => Promise<Parts | Refusal>,
): Promise<Parts | Refusal> {
  const digest = createHash('sha256').update(bytes).digest()
  await tables(w).deleteFrom('resource_sharing.answered').where('at', '<', w.now.subtract(sameWithin)).execute()
  const claimed = await tables(w)
    .insertInto('resource_sharing.answered')
    .values({ agency_id: partner.id, digest, at: w.now, parts: jsonb({}) })
    .onConflict((clash) => clash.columns(['agency_id', 'digest']).doNothing())
    .returning('at')
    .executeTakeFirst()
  const mine = () =>
    tables(w).updateTable('resource_sharing.answered').where('agency_id', '=', partner.id).where('digest', '=', digest)
  if (!claimed) {
    const first = await tables(w)
      .selectFrom('resource_sharing.answered')
      .select('parts')
      .where('agency_id', '=', partner.id)
      .where('digest', '=', digest)
      .executeTakeFirstOrThrow()
    return first.parts as Parts
  }
  const parts = await run()
  if (!isRefusal(parts))
    await mine()
      .set({ parts: jsonb(parts) })
      .execute()
  return parts
}
