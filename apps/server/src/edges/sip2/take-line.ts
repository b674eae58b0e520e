import {
  fieldOf,
  formatMessage,
  longestMessage,
  maskSecrets,
  parseMessage,
  type Message,
  type ParseProblem,
} from '@carrel/sip2'
import {
  countMessage,
  machineAccount,
  noteTrace,
  type MachineAccount,
  type NewTrace,
} from '../../modules/machines/index.ts'
import type { Why } from '../../modules/machines/contract.ts'
import { answerRequest, isAnswered, plainNo, requestOf } from './answer-request.ts'
import { bytesFor, given, textFrom, type Conversation, type Request, type Said } from './conversation.ts'
import { logIn } from './log-in.ts'
import { aboutOf, changesSomething, keyOf, once } from './repetitions.ts'
import { statusBeforeLogin } from './status-before-login.ts'
import { answerBytes, answerMessage } from './write-answer.ts'

/** What goes back to the machine; nothing for a line that needs no answer. `end`: then hang up. */
export interface Taken {
  readonly bytes?: Uint8Array
  readonly end?: boolean
}

/** Lines that are no messages, in a row, after which a machine is hung up on. */
const mostFaults = 50

/** Takes one line of a machine, without what ends it, and gives what it is answered. */
export async function takeLine(conversation: Conversation, line: Uint8Array): Promise<Taken> {
  const began = performance.now()
  const { platform } = conversation
  if (conversation.account) {
    // Options may have changed since, and the account may be gone.
    conversation.account = await machineAccount(platform, conversation.account.id)
    conversation.line.machine = conversation.account
    if (!conversation.account)
      return note(conversation, began, { tone: 'line', text: 'The account is switched off; hung up' }, { end: true })
  }
  const encoding = conversation.account?.options.encoding ?? 'utf-8'
  const text = textFrom(encoding)(line)
  const parsed = parseMessage(line, textFrom(encoding))
  if (!parsed.ok) return takeFault(conversation, began, text, parsed.problem)
  const { message, checked } = parsed
  const about = { code: message.code, request: maskSecrets(text) }
  if (message.code === '97') return resend(conversation, began, about)
  conversation.faults = 0
  if (message.code === '93') return takeLogin(conversation, began, message, checked, about)
  const { account } = conversation
  if (!account && message.code === '99') {
    const bytes = await statusBeforeLogin(platform, message, { checked })
    return send(
      conversation,
      began,
      { ...about, tone: 'ok', text: 'Status before login', answer: textFrom('utf-8')(bytes) },
      bytes,
    )
  }
  if (!account) {
    const bytes = formatMessage(
      { code: '94', fixed: { ok: '0' }, fields: [], sequence: message.sequence },
      { encode: bytesFor('utf-8'), checked },
    )
    return {
      ...send(
        conversation,
        began,
        {
          ...about,
          tone: 'fault',
          text: 'Not logged in; hung up',
          problem: 'A machine logs in with message 93 before anything else.',
          answer: textFrom('utf-8')(bytes),
        },
        bytes,
      ),
      end: true,
    }
  }
  if (!isAnswered(message.code)) return takeFault(conversation, began, text, notARequest(message.code))
  return takeRequest(conversation, account, began, message, checked, about)
}

/** A line without an end: what came of it is passed over, and it is asked for again. */
export function tooLong(conversation: Conversation): Taken {
  const message = `A line of more than ${longestMessage} bytes came; it was passed over.`
  return takeFault(conversation, performance.now(), '', { reason: 'too-short', message })
}

const notARequest = (code: string): ParseProblem => ({
  reason: 'unknown-code',
  message: `Message ${code} is an answer; machines do not send it.`,
  code,
})

type Noted = Partial<NewTrace> & Pick<NewTrace, 'tone' | 'text'>

function note(conversation: Conversation, began: number, entry: Noted, taken: Taken): Taken {
  const { platform, line, account } = conversation
  countMessage(platform, line, entry.tone === 'fault')
  noteTrace(platform, {
    at: platform.clock.now(),
    machine: account?.id ?? null,
    session: line.id,
    address: line.address,
    emulated: line.emulated,
    code: '',
    request: null,
    answer: null,
    problem: null,
    why: [],
    patron: null,
    item: null,
    milliseconds: performance.now() - began,
    ...entry,
  })
  return taken
}

function send(conversation: Conversation, began: number, entry: Noted, bytes: Uint8Array): Taken {
  conversation.sent = bytes
  return note(conversation, began, entry, { bytes })
}

/** A line that is no message is asked for again (96); who sends nothing else for long is hung up on. */
function takeFault(conversation: Conversation, began: number, text: string, problem: ParseProblem): Taken {
  if (problem.reason === 'empty') return {}
  conversation.faults += 1
  const encode = bytesFor('utf-8')
  // Message 96 has a checksum and never a number (SIP2, "Checksums and Sequence Numbers").
  const bytes = formatMessage(
    { code: '96', fixed: {}, fields: [] },
    { encode, checked: problem.reason === 'checksum' || /AZ[0-9A-F]{4}\s*$/i.test(text) },
  )
  const end = conversation.faults >= mostFaults
  return note(
    conversation,
    began,
    {
      tone: 'fault',
      text: problem.reason === 'checksum' ? 'Damaged on the way; asked for again' : 'Not understood; asked for again',
      code: (problem.code ?? '').slice(0, 2),
      request: maskSecrets(text).slice(0, 2000),
      answer: textFrom('utf-8')(bytes),
      problem: end ? `${problem.message} Nothing else came for ${mostFaults} lines: hung up.` : problem.message,
    },
    { bytes, end },
  )
}

function resend(conversation: Conversation, began: number, about: { code: string; request: string }): Taken {
  const bytes =
    conversation.sent ??
    formatMessage({ code: '96', fixed: {}, fields: [] }, { encode: bytesFor('utf-8'), checked: true })
  const answer = maskSecrets(textFrom(conversation.account?.options.encoding ?? 'utf-8')(bytes))
  return note(
    conversation,
    began,
    { ...about, tone: 'repeat', text: 'The last answer was asked for again', answer },
    { bytes },
  )
}

async function takeLogin(
  conversation: Conversation,
  began: number,
  message: Message,
  checked: boolean,
  about: { code: string; request: string },
): Promise<Taken> {
  const { platform, line } = conversation
  // Whoever logs in anew is nobody until the new password is right.
  if (!line.emulated) logOut(conversation)
  const name = given({ message }, 'CN')
  const encrypted = [message.fixed['uidAlgorithm'], message.fixed['pwdAlgorithm']].some((one) => one !== '0')
  const outcome = encrypted
    ? { problem: 'The machine sends its name or password encrypted; only plain ones are known here. Use TLS instead.' }
    : await logIn(platform, line, name, fieldOf(message, 'CO') ?? '')
  if (outcome.account) enter(conversation, outcome.account)
  const options = outcome.account?.options
  const withCheck = options?.errorDetection === 'always' || (checked && options?.errorDetection !== 'never')
  const bytes = formatMessage(
    { code: '94', fixed: { ok: outcome.account ? '1' : '0' }, fields: [], sequence: message.sequence },
    { encode: bytesFor('utf-8'), checked: withCheck },
  )
  const entry: Noted = outcome.account
    ? { ...about, tone: 'line', text: `${outcome.account.name} logged in`, answer: textFrom('utf-8')(bytes) }
    : {
        ...about,
        tone: 'fault',
        text: `Login as "${name.slice(0, 60)}" refused`,
        answer: textFrom('utf-8')(bytes),
        problem: outcome.problem,
      }
  return send(conversation, began, entry, bytes)
}

/** From now on the line is that of this machine. */
export function enter(conversation: Conversation, account: MachineAccount): void {
  conversation.account = account
  conversation.line.machine = account
}

function logOut(conversation: Conversation): void {
  conversation.account = undefined
  conversation.line.machine = undefined
  conversation.numbered = undefined
  conversation.language = ''
  conversation.patron = undefined
}

/** How long a repetition of the last numbered request counts as one. */
const repeatWithin = 30_000

async function takeRequest(
  conversation: Conversation,
  account: MachineAccount,
  began: number,
  message: Message,
  checked: boolean,
  about: { code: string; request: string },
): Promise<Taken> {
  const request = await requestOf(conversation, account, message)
  const { said, repeated } = await judged(conversation, request)
  const answer = await answerMessage(request, said)
  const bytes = answerBytes(request, answer, checked)
  const shown = textFrom(account.options.encoding)(bytes)
  const entry: Noted = {
    ...about,
    tone: repeated ? 'repeat' : said.tone,
    text: repeated ? `The same request again, answered as before: ${said.text}` : said.text,
    answer: shown,
    why: repeated ? [again, ...said.why] : said.why,
    patron: said.patron ?? null,
    item: said.item ?? null,
    ...(said.tone === 'fault' && { problem: said.text }),
  }
  return send(conversation, began, entry, bytes)
}

const again: Why = {
  code: 'repeat',
  text: 'The machine sent this a moment ago already; it had its effect once.',
  link: null,
}

/** Answers a request, or gives the first answer to its repetition; a failure of ours is told as a "no". */
async function judged(
  conversation: Conversation,
  request: Request,
): Promise<{ readonly said: Said; readonly repeated: boolean }> {
  const { message, platform, account } = request
  try {
    if (!changesSomething(message.code)) return { said: await answerRequest(request, ''), repeated: false }
    const exact = keyOf(message, { date: true })
    const { sequence } = message
    const loose = keyOf(message, { date: false })
    const last = conversation.numbered
    if (last && last.sequence === sequence && last.key === loose && performance.now() - last.at < repeatWithin)
      return { said: last.answer, repeated: true }
    const what = { machine: account.id, about: aboutOf(message), key: exact, fresh: request.fresh }
    const result = await once(platform, what, () => answerRequest(request, exact))
    if (sequence !== undefined)
      conversation.numbered = { sequence, key: loose, at: performance.now(), answer: result.said }
    return result
  } catch (err) {
    platform.log.error({ err, machine: account.id, message: message.code }, 'a message of a machine failed')
    const text = 'Carrel failed at this; its log says more.'
    return {
      said: plainNo(request, {
        screen: [request.words.failed],
        tone: 'fault',
        text,
        why: [{ code: 'failure', text, link: null }],
      }),
      repeated: false,
    }
  }
}
