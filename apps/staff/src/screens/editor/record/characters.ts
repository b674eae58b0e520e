import { characterTable, markTable } from './characters.data.ts'

/** A character that can be put in by its name. */
export interface NamedCharacter {
  /** What is put in. */
  readonly text: string
  readonly name: string
  /** It goes onto the letter before the cursor. */
  readonly isMark: boolean
}

const marks: readonly NamedCharacter[] = lines(markTable).map((line) => {
  const [code = '', ...name] = line.split(' ')
  return { text: String.fromCodePoint(Number.parseInt(code, 16)), name: name.join(' '), isMark: true }
})
const letters: readonly NamedCharacter[] = lines(characterTable).map((line) => {
  const [text = ''] = line
  return { text, name: line.slice(text.length + 1), isMark: false }
})

/** Everything that the palette has, marks first. */
export const characters: readonly NamedCharacter[] = [...marks, ...letters]

const most = 60

/**
 * Characters by words of their names: `dot below`, `ayn`, `Greek om`; a letter with its marks by `o with dot below`, also `o with
 * circumflex and acute`.
 */
export function findCharacters(asked: string): readonly NamedCharacter[] {
  const text = asked.trim()
  if (text === '') return characters
  const composed = composedLetter(text)
  const words = folded(text).split(/[\s,]+/)
  const named = characters.filter(({ name, text: own }) => {
    const has = folded(name).split(/[\s,]+/)
    return own === text || words.every((word) => has.some((one) => one.startsWith(word)))
  })
  return [...composed, ...named].slice(0, most)
}

/** A text with a character put in place of what is chosen; a mark goes onto the letter before it. Composed (form C). */
export function withCharacter(
  text: string,
  from: number,
  to: number,
  { text: character, isMark }: NamedCharacter,
): { readonly text: string; readonly at: number } {
  const before = text.slice(0, isMark ? to : from)
  const letter = isMark ? /\P{M}\p{M}*$/u.exec(before)?.[0] : undefined
  const start = letter === undefined ? before : before.slice(0, -letter.length)
  const put = ((letter ?? '') + character).normalize('NFC')
  return { text: start + put + text.slice(to), at: start.length + put.length }
}

function composedLetter(asked: string): readonly NamedCharacter[] {
  const [, letter, rest] = /^(\p{L}) with (.+)$/u.exec(asked) ?? []
  if (letter === undefined || rest === undefined) return []
  const wanted = rest.split(/\s+and\s+/).map((name) => {
    const asWritten = folded(name.trim())
    return (
      marks.find((mark) => folded(mark.name).split(', ').includes(asWritten)) ??
      marks.find((mark) => folded(mark.name).startsWith(asWritten))
    )
  })
  if (wanted.some((mark) => mark === undefined)) return []
  const text = (letter + wanted.map((mark) => mark?.text).join('')).normalize('NFC')
  return [{ text, name: asked, isMark: false }]
}

function lines(table: string): readonly string[] {
  return table.split('\n').filter((line) => line !== '')
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}|[ʻʼ]/gu, '')
}
