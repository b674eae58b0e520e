import { codeList } from '@carrel/marc-format'

/** Scripts of $6 (MARC 21 Appendix A) with the languages that are written in them. */
const scripts: readonly (readonly [code: string, script: string, languages: string])[] = [
  ['(3', 'arab', 'ara per urd pus kur ota snd uig jrb aze mal msa'],
  ['(4', 'arab', 'ara per urd pus'],
  ['(B', 'latn', ''],
  ['$1', 'hani', 'chi jpn kor'],
  ['(N', 'cyrl', 'rus ukr bel bul srp mac kaz kir mon tgk tat bos uzb aze chu'],
  ['(Q', 'cyrl', 'rus ukr'],
  ['(S', 'grek', 'gre grc'],
  ['(2', 'hebr', 'heb yid lad jrb arc'],
]

/** Languages of MARC whose short codes of ISO 639-1 stand in language tags (BCP 47 §2.2.1). */
const short: Readonly<Record<string, string>> = Object.fromEntries(
  'ara-ar arm-hy bel-be ben-bn bul-bg chi-zh cze-cs dan-da dut-nl eng-en est-et fin-fi fre-fr geo-ka ger-de gre-el guj-gu heb-he hin-hi hun-hu ice-is ind-id ita-it jpn-ja kan-kn kaz-kk kor-ko lat-la lav-lv lit-lt mac-mk mal-ml mar-mr mon-mn nor-no per-fa pol-pl por-pt pus-ps rum-ro rus-ru san-sa slo-sk slv-sl spa-es srp-sr swe-sv tam-ta tel-te tgk-tg tha-th tib-bo tur-tr uig-ug ukr-uk urd-ur uzb-uz vie-vi yid-yi hrv-hr'
    .split(' ')
    .map((pair) => pair.split('-')),
)

/** The language tag of a text: of the script that $6 names and the first of the record's languages that is written in it. */
export function languageTag(linkage: string, languages: readonly string[]): string {
  const code = /\/([^/]+)/.exec(linkage)?.[1]?.trim() ?? ''
  const found = scripts.find(([mark]) => code.startsWith(mark))
  if (!found) {
    const [first] = languages
    return /^[A-Z][a-z]{3}/.test(code) ? `${shortOf(first)}-${code.slice(0, 4).toLowerCase()}` : shortOf(first)
  }
  const [, script, writtenIn] = found
  const own = languages.find((language) => writtenIn.split(' ').includes(language))
  if (own !== undefined) return `${shortOf(own)}-${script}`
  if (script === 'hani') return 'zh-hani'
  return `${script === 'latn' ? shortOf(languages[0]) : script === 'grek' ? 'el' : script === 'hebr' ? 'he' : 'und'}-${script}`
}

/** The script part of $6 for a language tag: `/(N` for `uk-cyrl`; empty when there is none. */
export function scriptOfTag(tag: string): string {
  const script = /-([a-z]{4})(?:-|$)/.exec(tag.toLowerCase())?.[1]
  const language = tag.slice(0, 2)
  if (script === 'hang' || script === 'hans' || script === 'hant' || script === 'jpan' || script === 'kore')
    return '/$1'
  const known = scripts.find(([, name]) => name === script)
  if (known) return `/${known[0]}${script === 'arab' || script === 'hebr' ? '/r' : ''}`
  if (script !== undefined) return ''
  return /^(?:zh|ja|ko)$/.test(language) ? '/$1' : ''
}

/** The short code of a language, or the code of MARC where there is none. */
export function shortOf(language: string | undefined): string {
  if (language === undefined || !codeList('languages').has(language)) return 'und'
  return short[language] ?? language
}
