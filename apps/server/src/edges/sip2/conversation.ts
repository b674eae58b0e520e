import { decodeText, encodeText, type Encoding } from '@carrel/code-pages'
import { fieldOf, type Field, type Message } from '@carrel/sip2'
import type { MachineAccount, OpenLine } from '../../modules/machines/index.ts'
import type { Why } from '../../modules/machines/contract.ts'
import type { Branch, Library } from '../../modules/org/index.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Block, Refusal } from '../../platform/refusal.ts'
import { readWork, withWork, type Work } from '../../platform/work.ts'
import type { Words } from './words/en.ts'

/** One line with a machine, from its first byte to its last. */
export interface Conversation {
  readonly platform: Platform
  readonly line: OpenLine
  account: MachineAccount | undefined
  /** What was sent last, whole, for a machine that asks for it again. */
  sent: Uint8Array | undefined
  /** The last numbered request, so that its repetition is known. */
  numbered: { readonly sequence: number; readonly key: string; readonly at: number; readonly answer: Said } | undefined
  /** Lines in a row that were no messages. */
  faults: number
  /** The language of the patron who stands there, once one is known. */
  language: string
  /** Who that is. */
  patron: number | undefined
}

/** A request with all that answering it takes. */
export interface Request {
  readonly platform: Platform
  readonly account: MachineAccount
  readonly message: Message
  readonly branch: Branch
  readonly library: Library
  /** Words in the language of whoever stands there; {@link speaking} changes it. */
  words: Words
  readonly conversation: Pick<Conversation, 'language' | 'patron'>
  /** Certainly no repetition: the last change on this line had another number (SIP2, "Sequence Numbers"). */
  readonly fresh: boolean
  /** Reads without a transaction. */
  readonly read: Work
}

/** What is answered, before the options of the machine have their say. */
export interface Said {
  readonly fixed: Readonly<Record<string, string>>
  /** Fields in their order, without AO and screen messages. */
  readonly fields: readonly Field[]
  /** Screen messages, field AF. */
  readonly screen: readonly string[]
  readonly tone: 'ok' | 'refused' | 'fault'
  /** One line for the trace. */
  readonly text: string
  readonly why: readonly Why[]
  readonly patron?: number | undefined
  readonly item?: number | undefined
  /** Home branch of the patron, for machines that want it as AO. */
  readonly home?: number | undefined
}

// oxlint-disable-next-line no-control-regex -- no card, barcode or text has them, and the database keeps no zero bytes
const control = /[\u0000-\u001F\u007F]+/g

/** The value of a field without control characters, and without blanks around it; empty where it is not there. */
export function given(request: Pick<Request, 'message'>, id: string): string {
  return (fieldOf(request.message, id) ?? '').replaceAll(control, '').trim()
}

/** Runs an action as the machine, in one transaction. */
export function act<T>(request: Request, action: (w: Work) => Promise<T | Refusal>): Promise<T | Refusal> {
  return withWork(request.platform, request.account.actor, action)
}

/** A work that only reads, as the machine. */
export function reading(platform: Platform, account: MachineAccount): Work {
  return readWork(platform, account.actor)
}

/** Blocks as the trace shows them. */
export function whyOf(blocks: readonly Block[]): readonly Why[] {
  return blocks.map(({ code, message }) => ({ code, text: message, link: null }))
}

/** A reason that lies in the options of the account. */
export function byOption(account: MachineAccount, code: string, text: string): Why {
  return { code, text, link: `/staff/machines/${account.id}` }
}

/** The bytes of a text as a machine reads them. */
export function bytesFor(encoding: Encoding) {
  return (text: string) => encodeText(text, encoding)
}

/** The text of bytes as a machine writes them. */
export function textFrom(encoding: Encoding) {
  return (bytes: Uint8Array) => decodeText(bytes, encoding)
}
