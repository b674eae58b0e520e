import { advancedWordsIn } from '../messages/advanced/words.ts'
import type { Search } from '../search-address.ts'
import type { SearchLine } from '../search-lines.ts'
import type { Visit } from '../visit.ts'

/** What is looked for, in words: "Title: dune, but not Author: arnold". Empty for everything there is. */
export function searchWords({ say }: Pick<Visit, 'say'>, search: Pick<Search, 'q' | 'lines' | 'cql'>): string {
  const { q, lines, cql } = search
  const words = advancedWordsIn(say.lang)
  const said = lines.map((line, n) => {
    const text = lineWords(say.lang, line)
    if (n === 0) return line.join === 'not' ? `${words.joins.not} ${text}` : text
    return `${line.join === 'and' ? '' : ' '}${line.join === 'and' ? ', ' : `${words.joins[line.join]} `}${text}`
  })
  return [q, said.join(''), cql].filter((part) => part !== '').join(' · ')
}

function lineWords(lang: string, { field, match, term }: SearchLine): string {
  const { fields, matches } = advancedWordsIn(lang)
  const text = match === 'all' ? term : `${matches[match]} “${term}”`
  return field === 'any' ? text : `${fields[field]}: ${text}`
}
