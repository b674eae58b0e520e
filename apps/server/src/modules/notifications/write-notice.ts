import type { Mail } from '../../platform/mail.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf, type Branch } from '../org/index.ts'
import type { Channel, NoticeKindCode } from './contract.ts'
import type { Addressee } from './notice-facts.ts'
import { asHtml, asLine, asText, fillTemplate } from '../../platform/template.ts'
import { factsInWords, type RawFacts, type RawItem } from './rules/words-of-facts.ts'
import { plainLanguage, readText, textInForce } from './texts.ts'

/** What a text is written with. */
export interface Writ {
  readonly kind: NoticeKindCode
  readonly channel: Channel
  readonly patron: Addressee
  readonly branch: Branch
  readonly step: number
  readonly steps: number
  readonly items: readonly RawItem[]
  /** What else there is, e.g. `link` or `owed`. */
  readonly more: RawFacts
  readonly account: string
  readonly unsubscribe: string
  /** Days in words, shared by notices that are written together. */
  readonly known: Map<string, string>
  /** A text that is being written, instead of the one in force. */
  readonly draft?: { readonly subject: string; readonly body: string; readonly language: string }
}

/** A notice in words. */
export interface Written {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const rightToLeft: readonly string[] = ['ar', 'fa', 'he', 'ur']

/** Direction stands on the body too: mail programs leave out what is around it. */
function page(language: string, body: string): string {
  const direction = rightToLeft.includes(language) ? 'rtl' : 'ltr'
  return `<!doctype html>\n<html lang="${language}" dir="${direction}">\n<body dir="${direction}" style="font-family: sans-serif; line-height: 1.5; max-width: 40em">\n${body}\n</body>\n</html>\n`
}

/** Writes a notice in the language of its patron. */
export async function writeNotice(w: Pick<Work, 'db' | 'platform' | 'now'>, writ: Writ): Promise<Written> {
  const library = await libraryOf(w)
  const libraryLanguage = plainLanguage(library.locale)
  const wanted = plainLanguage(writ.patron.language) || libraryLanguage
  const { kind, channel, patron, branch } = writ
  const text =
    writ.draft ?? (await textInForce(w, { kind, channel, language: wanted, branch: branch.id }, libraryLanguage))
  const locale = text.language === libraryLanguage ? library.locale : text.language
  const writing = { locale, zone: branch.timeZone, known: writ.known }
  const today = w.now.toZonedDateTimeISO(branch.timeZone).toPlainDate()
  const facts = factsInWords(
    {
      'patron.name': patron.name,
      'patron.givenName': patron.given_name,
      'patron.card': patron.card ?? '',
      'patron.address': patron.address,
      'library.name': library.name,
      'branch.name': branch.name,
      'branch.address': branch.address,
      'branch.phone': branch.phone,
      'branch.email': branch.email,
      account: writ.account,
      unsubscribe: channel === 'email' ? writ.unsubscribe : '',
      step: String(writ.step),
      firstStep: writ.step <= 1,
      lastStep: writ.step >= writ.steps && writ.steps > 1,
    },
    writ.more,
    writ.items,
    today,
    writing,
  )
  const filled = async (source: string) => fillTemplate((await readText(w, kind, source)).parts, facts)
  const body = await filled(text.body)
  if (channel === 'sms') return { subject: '', text: asLine(body), html: '' }
  return {
    subject: asLine(await filled(text.subject)),
    text: asText(body),
    html: page(text.language, asHtml(body)),
  }
}

/** A written notice as a message to its patron. */
export function mailOf(channel: Channel, to: string, written: Written, patron: number, unsubscribe: string): Mail {
  return {
    channel,
    to,
    subject: written.subject,
    text: written.text,
    patron,
    ...(channel !== 'sms' && { html: written.html }),
    // RFC 8058: ends notices of this kind with one press in the mail program.
    ...(channel === 'email' &&
      unsubscribe !== '' && {
        headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      }),
  }
}
