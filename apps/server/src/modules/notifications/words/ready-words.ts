import type { NoticeKindCode } from '../rules/kinds.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { NoticeWords } from './shape.ts'

const languages: Readonly<Record<string, NoticeWords>> = { en, de, es, fr, ar }

/** Languages in which Carrel has words of its own. */
export const readyLanguages: readonly string[] = Object.keys(languages)

/** Subject and body as Carrel brings them; a letter says what an e-mail says. Undefined in a language that it does not speak. */
export function readyText(
  kind: NoticeKindCode,
  channel: 'email' | 'sms' | 'print',
  language: string,
): { readonly subject: string; readonly body: string } | undefined {
  const words = languages[language]?.[kind]
  if (!words) return undefined
  return channel === 'sms' ? { subject: '', body: words.sms } : { subject: words.subject, body: words.body }
}
