import { areaCodes } from './areas.data.ts'
import { countryCodes } from './countries.data.ts'
import { languageCodes } from './languages.data.ts'
import { relatorCodes } from './relators.data.ts'
import { carrierTypes, contentTypes, mediaTypes } from './resource-types.data.ts'

/** A code of one of the lists that MARC 21 refers to. */
export interface ListedCode {
  /** As short as the list gives it: areas without the hyphens behind them, countries without the blank. */
  readonly code: string
  readonly name: string
  /** Given once and no longer. */
  readonly obsolete: boolean
  /** What is given in its place, where that is one code. */
  readonly replacement?: string
}

/** The lists: languages (041), countries (044), areas (043), relators ($4), and 336, 337, 338 of RDA. */
export type CodeListName = 'languages' | 'countries' | 'areas' | 'relators' | 'content' | 'media' | 'carriers'

const sources: Readonly<Record<CodeListName, string>> = {
  languages: languageCodes,
  countries: countryCodes,
  areas: areaCodes,
  relators: relatorCodes,
  content: contentTypes,
  media: mediaTypes,
  carriers: carrierTypes,
}
const lists = new Map<CodeListName, ReadonlyMap<string, ListedCode>>()

/**
 * One of the code lists, by code, in the order of the list.
 *
 * ```ts
 * codeList('languages').get('scr') // { code: 'scr', name: 'Croatian', obsolete: true, replacement: 'hrv' }
 * ```
 */
export function codeList(name: CodeListName): ReadonlyMap<string, ListedCode> {
  let list = lists.get(name)
  if (!list) {
    list = readCodes(sources[name])
    lists.set(name, list)
  }
  return list
}

/**
 * Reads a list of codes: `CODE name`, separated by `|` or by lines; `OLD!NEW name` or `OLD! name` for codes of old.
 *
 * @throws Error where an entry cannot be read: a mistake of the list.
 */
export function readCodes(text: string): ReadonlyMap<string, ListedCode> {
  const list = new Map<string, ListedCode>()
  for (const entry of text.trim().split(/[|\n]/)) {
    const [, code = '', mark, replacement = '', name = ''] =
      /^([a-z-]+)(!?)([a-z-]*) (.+)$/.exec(entry) ?? broken(entry)
    // A code that was taken back and given anew for something else is the newer one.
    if (mark !== '!') list.set(code, { code, name, obsolete: false })
    else if (!list.has(code)) list.set(code, { code, name, obsolete: true, ...(replacement !== '' && { replacement }) })
  }
  return list
}

function broken(entry: string): never {
  throw new Error(`A list of codes has an entry that cannot be read: ${entry}`)
}
