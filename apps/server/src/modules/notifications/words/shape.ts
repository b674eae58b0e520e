import type { NoticeKindCode } from '../rules/kinds.ts'

/** The texts of one kind of notice in one language: an e-mail, which letters use too, and a text message. */
export interface KindWords {
  readonly subject: string
  readonly body: string
  readonly sms: string
}

/** What Carrel says in one language until a library writes its own. */
export type NoticeWords = Readonly<Record<NoticeKindCode, KindWords>>
