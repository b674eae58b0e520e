import { queueMail } from '../../../platform/mail.ts'
import { isRefusal, refuse, type Refusal } from '../../../platform/refusal.ts'
import { asText, fillTemplate, readTemplate } from '../../../platform/template.ts'
import type { Work } from '../../../platform/work.ts'
import { libraryOf } from '../../org/index.ts'
import { patronFacts } from '../../patrons/index.ts'
import { readLoans } from '../loan-rows.ts'
import type { Slip, SlipKind } from '../contract-slips.ts'
import { printable, printerBytes, type SlipPaper } from './printable.ts'
import { slipFields } from './ready-slips.ts'
import { slipFacts, type SlipQuery, type Tongue } from './slip-facts.ts'
import { slipText } from './slip-templates.ts'
import { slipLanguage, slipWords } from './words/slip-words.ts'
import { sql } from 'kysely'

/**
 * Writes a slip from the text that is in force where it is made, in the language asked for, the reader's, or the
 * library's. `about` is the title of the one item that it is about; empty for a list.
 */
export async function writeSlip(
  w: Work,
  kind: SlipKind,
  query: SlipQuery,
  options: { readonly language?: string; readonly paper?: SlipPaper } = {},
): Promise<(Slip & { readonly about: string }) | Refusal> {
  const { locale } = await libraryOf(w)
  const tongueAt = async (branch: number, reader: string | undefined): Promise<Tongue> => {
    const wanted = [options.language, reader, locale].filter((one) => one !== undefined)
    const { language, body } = await slipText(w, kind, branch, wanted)
    // The library's own locale knows its region; another language is written as it is usual.
    const sameLanguage = wanted.find((one) => baseOf(one) === baseOf(language) && isLocale(one))
    return { language, body, words: slipWords(slipLanguage([language])), locale: sameLanguage ?? locale }
  }
  const found = await slipFacts(w, kind, query, tongueAt)
  if (isRefusal(found)) return found
  const { language, body } = found.tongue
  const filled = fillTemplate(readTemplate(body, slipFields[kind]).parts, found.facts)
  return {
    kind,
    about: typeof found.facts['title'] === 'string' ? found.facts['title'] : '',
    language,
    text: asText(filled),
    html: printable(filled, kind, language),
    escpos: options.paper === undefined ? null : Buffer.from(printerBytes(filled, options.paper)).toString('base64'),
  }
}

const baseOf = (language: string) => language.split('-')[0]?.toLowerCase()

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Sends a patron the receipt of their loans. */
export async function mailReceipt(w: Work, loans: readonly number[]): Promise<{ to: string } | Refusal> {
  const slip = await writeSlip(w, 'check-out', { loans })
  if (isRefusal(slip)) return slip
  const [loan] = await readLoans(w, sql`l.id = any(${loans}::bigint[])`, sql`order by l.id limit 1`)
  const patron = loan?.patron === null || !loan ? undefined : await patronFacts(w, { id: loan.patron })
  if (!patron || patron.email === '')
    return refuse({
      code: 'no-email',
      message: 'This patron has no e-mail address. Print the receipt, or add an address first.',
    })
  const { name } = await libraryOf(w)
  await queueMail(w, {
    to: patron.email,
    subject: `${name}: ${loans.length} on loan`,
    text: slip.text,
    patron: patron.id,
  })
  await w.audit({ action: 'receipt.mail', subject: `patron:${patron.id}`, detail: { loans: [...loans] } })
  return { to: patron.email }
}
