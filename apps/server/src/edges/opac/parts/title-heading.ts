import { html, type Html } from '../../../platform/html.ts'
import { markWords } from '../mark-words.ts'
import { scriptAttributes, scriptOf } from '../script-of.ts'

/** The words by which a title is known. */
export interface TitleWords {
  readonly title: string
  readonly originalTitle: string | null
  readonly author: string | null
  readonly originalAuthor: string | null
  readonly language: string | null
}

/** A title with its marks as in a sentence: cataloguers part it with spaces on both sides. */
export function tidyTitle(title: string): string {
  return title.replace(/ ([:;])(?= )/g, '$1')
}

/** A title in its language and direction, found words marked. */
export function titleText({ title, language }: TitleWords, words: readonly string[] = []): Html {
  return html`<bdi${scriptAttributes(scriptOf(title, language))}>${markWords(tidyTitle(title), words)}</bdi>`
}

/** The title as it stands on the thing itself, where our letters are not its own. */
export function originalLine({ originalTitle, language }: TitleWords, words: readonly string[] = []): Html | '' {
  if (originalTitle === null) return ''
  return html`<p class="original">
    <bdi${scriptAttributes(scriptOf(originalTitle, language))}>${markWords(tidyTitle(originalTitle), words)}</bdi>
  </p>`
}

const inverted = /^([^,()]+), ([^,()\d]+?)(, (?:[JS]r\.?|I{2,3}|IV))?(?:,? (?:\(.*\)|\d.*))?$/
const isFirm = /^(?:inc|ltd|llc|co|corp|plc|gmbh|s\.?a|firm)\.?$/i
const familyFirst = /^[\p{Script=Han}\p{Script=Hangul}\s]+$/u
const vietnamese = /[^\p{ASCII}]/u

/**
 * A name as it is spoken: `Le Guin, Ursula K.` is Ursula K. Le Guin; names of bodies and in other scripts stay. Chinese,
 * Korean, Japanese and Vietnamese names keep their family first: `Natsume, Sōseki` is Natsume Sōseki.
 */
export function spokenName(
  name: string,
  of: { readonly originalAuthor: string | null; readonly language: string | null } = {
    originalAuthor: null,
    language: null,
  },
): string {
  const [, family, given, suffix = ''] = inverted.exec(name) ?? []
  if (family === undefined || given === undefined || isFirm.test(given)) return name
  const original = of.originalAuthor?.replace(/[\d,،–-]+/g, '') ?? ''
  const isFamilyFirst = familyFirst.test(original) || (of.language === 'vie' && vietnamese.test(name))
  return isFamilyFirst ? `${family} ${given}` : `${given} ${family}${suffix.replace(',', '')}`
}

/** Who made it, with a link to their page where there is one. */
export function authorLine(
  { author, originalAuthor, language }: TitleWords,
  words: readonly string[] = [],
  page?: string,
): Html | '' {
  if (author === null) return ''
  const name = html`<bdi>${markWords(spokenName(author, { originalAuthor, language }), words)}</bdi>`
  return html`<p class="who">
    ${page === undefined ? name : html`<a href="${page}">${name}</a>`}${
      originalAuthor === null
        ? ''
        : html` <bdi class="original-name" ${scriptAttributes(scriptOf(originalAuthor, language))}
            >${originalAuthor}</bdi
          >`
    }
  </p>`
}
