import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Messages } from './messages/messages.ts'
import { readerWordsIn, type ReaderWords } from './messages/readers/words.ts'

/** What was just done, told once on the next page: a known code and one short value, never text of its own. */
export interface Notice {
  readonly code: keyof Messages['notices'] | keyof ReaderWords['notices']
  readonly value: string
}

const cookie = 'carrel_notice'
const form = /^([a-z-]{1,30})(?:\.([\w-]{1,20}))?$/

/** Keeps a notice for the page that the browser is sent to. */
export function leaveNotice(reply: FastifyReply, code: Notice['code'], value: number | string = ''): void {
  reply.setCookie(cookie, value === '' ? code : `${code}.${value}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 60,
  })
}

/** Takes the notice that was left for this page, if there is one. */
export function takeNotice(request: FastifyRequest, reply: FastifyReply, messages: Messages): Notice | undefined {
  const kept = request.cookies[cookie]
  if (kept === undefined) return undefined
  reply.clearCookie(cookie, { path: '/' })
  const [, code = '', value = ''] = form.exec(kept) ?? []
  return isCode(messages, code) ? { code, value } : undefined
}

const isOfReaders = (code: string): code is keyof ReaderWords['notices'] =>
  Object.hasOwn(readerWordsIn('en').notices, code)

function isCode(messages: Messages, code: string): code is Notice['code'] {
  return Object.hasOwn(messages.notices, code) || isOfReaders(code)
}

/** The sentence of a notice. */
export function noticeText(messages: Messages, { code, value }: Notice): string {
  return isOfReaders(code) ? readerWordsIn(messages.lang).notices[code] : messages.notices[code](value)
}
