import type { Choice } from '../../ui/choice.ts'

/** What is asked of an empty library. */
export interface FirstAnswers {
  readonly library: string
  readonly currency: string
  readonly locale: string
  readonly branchName: string
  readonly branchCode: string
  readonly timeZone: string
  readonly name: string
  readonly username: string
  readonly password: string
  readonly again: string
  /** Patrons are told what is usual. */
  readonly usualNotices: boolean
}

/** Currencies of the countries where most libraries are; elsewhere one chooses. */
const currencyOf: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  GB: 'GBP',
  AU: 'AUD',
  NZ: 'NZD',
  CH: 'CHF',
  DK: 'DKK',
  NO: 'NOK',
  SE: 'SEK',
  IN: 'INR',
  JP: 'JPY',
  KR: 'KRW',
  VN: 'VND',
  MX: 'MXN',
  BR: 'BRL',
  ZA: 'ZAR',
  PL: 'PLN',
  CZ: 'CZK',
}

/** What can be guessed from the browser is filled in. */
export function firstAnswers(language: string): FirstAnswers {
  const locale = new Intl.Locale(language).maximize()
  const region = locale.region ?? 'US'
  return {
    library: '',
    currency: currencyOf[region] ?? 'EUR',
    locale: `${locale.language}-${region}`,
    branchName: '',
    branchCode: '',
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    name: '',
    username: '',
    password: '',
    again: '',
    usualNotices: true,
  }
}

/** A short code from a name, for who gives none: `Elm Street` becomes `ELM`. */
export function codeFrom(name: string): string {
  const letters = name.normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '')
  return letters.slice(0, 3).toUpperCase()
}

/** What is wrong with the password before the server is asked. */
export function passwordProblem({
  password,
  again,
}: Pick<FirstAnswers, 'password' | 'again'>): 'short' | 'different' | undefined {
  if (password.length < 8) return 'short'
  return password === again ? undefined : 'different'
}

/** Every currency, by its name in the reader's language. */
export function currencies(locale: string): readonly Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((id) => ({ id, label: `${id} ${names.of(id) ?? ''}`.trim() }))
}

/** Every time zone of the browser, its own and the one that is chosen among them, whatever they are called. */
export function timeZones(chosen: string): readonly Choice[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const all = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own, chosen])
  return [...all].toSorted().map((id) => ({ id, label: id.replaceAll('_', ' ') }))
}

const usualLocales =
  'en-US en-CA en-GB en-AU en-NZ en-IE en-IN en-ZA fr-FR fr-CA fr-CH de-DE de-AT de-CH es-ES es-MX es-US it-IT pt-BR pt-PT nl-NL sv-SE nb-NO da-DK fi-FI pl-PL cs-CZ uk-UA el-GR tr-TR ar-EG he-IL hi-IN th-TH vi-VN ja-JP ko-KR zh-CN zh-TW'

/** Languages with their countries, as they write dates and amounts; the browser's own among them. */
export function locales(own: string): readonly Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })
  return [...new Set([own, ...usualLocales.split(' ')])].map((id) => ({ id, label: names.of(id) ?? id }))
}
