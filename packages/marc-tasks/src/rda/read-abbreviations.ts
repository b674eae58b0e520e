import { matchesTag } from '@carrel/marc'
import { abbreviations } from './abbreviations.data.ts'

/** What an abbreviation stands for. */
export interface Abbreviation {
  readonly word: string
  /** Of more than one; the same as the word where the table has no other. */
  readonly plural: string
  /** It means this only beside a number. */
  readonly beside: boolean
}

/** The abbreviations that one field may have in one language, ready to be looked for. */
export interface AbbreviationTable {
  /** Finds any of them, and what stands before it and behind. */
  readonly pattern: RegExp
  /** By the abbreviation in small letters. */
  readonly meanings: ReadonlyMap<string, Abbreviation>
}

const tables = new Map<string, AbbreviationTable | undefined>()

/** The abbreviations for a tag in a language (MARC code); undefined where nothing is known of it. */
export function abbreviationsFor(language: string, tag: string): AbbreviationTable | undefined {
  const key = `${language} ${tag}`
  if (!tables.has(key)) tables.set(key, makeTable(abbreviations[language] ?? '', tag))
  return tables.get(key)
}

function makeTable(source: string, tag: string): AbbreviationTable | undefined {
  const meanings = new Map<string, Abbreviation>()
  for (const section of source.split(/\n(?=\[)/)) {
    const [, tags = '', lines = ''] = /^\s*\[([^\]]+)\]\n(.*)$/s.exec(section) ?? []
    if (!tags.split(' ').some((each) => matchesTag(tag, each))) continue
    for (const line of lines.trim().split('\n')) {
      const [short = '', long = ''] = line.split(' = ')
      const [word = '', plural = word] = long.split(' / ')
      meanings.set(short.replace(/#$/, '').toLowerCase(), { word, plural, beside: short.endsWith('#') })
    }
  }
  if (meanings.size === 0) return undefined
  // The longest first: “rev. ed.” before “rev.”
  const names = [...meanings.keys()].toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name))
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}.&'’]|(?<!-)-)(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
    meanings,
  }
}
