import { html, type Html } from '../../platform/html.ts'

/** Language and direction of a piece of text, as attributes of its element. */
export interface Script {
  readonly lang: string | undefined
  readonly dir: 'rtl' | undefined
}

const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const latin = /\p{Script=Latin}/u
const otherLetters = /(?!\p{Script=Latin})\p{L}/u

/** The BCP 47 tag of a MARC language code, e.g. `ger` → `de`; undefined for codes that name no language. */
export function languageTag(code: string | null): string | undefined {
  if (code === null || !/^[a-z]{3}$/.test(code) || ['und', 'mul', 'zxx', 'mis'].includes(code)) return undefined
  return Intl.getCanonicalLocales(code)[0]
}

/**
 * Language and direction of a title in a record of a language. A language that has its own script but stands here in
 * Latin letters is a romanisation, `ja-Latn`: a voice that knows Japanese would stumble over it otherwise.
 */
export function scriptOf(text: string, language: string | null, page = 'en'): Script {
  const tag = languageTag(language)
  const dir = rightToLeft.test(text) ? 'rtl' : undefined
  if (tag === undefined || tag === page) return { lang: undefined, dir }
  const usual = new Intl.Locale(tag).maximize().script
  const romanised = usual !== undefined && usual !== 'Latn' && latin.test(text) && !otherLetters.test(text)
  return { lang: romanised ? `${tag}-Latn` : tag, dir }
}

/** The attributes `lang` and `dir`, each only where it differs from the page. */
export function scriptAttributes({ lang, dir }: Script): Html {
  return html`${lang === undefined ? '' : html` lang="${lang}"`}${dir === undefined ? '' : html` dir="${dir}"`}`
}
