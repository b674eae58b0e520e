import { foldText } from '@carrel/text'

/**
 * How German words sound, word by word, in the figures of the Cologne phonetics (H. J. Postel, 1969). Words in other
 * scripts and figures stay as they are.
 *
 * @example cologne('Müller-Lüdenscheidt') // '657 52682'
 */
export function cologne(text: string): string {
  const spelled = text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[äöüß]/g, (letter) => ({ ä: 'a', ö: 'o', ü: 'u', ß: 's' })[letter] ?? letter)
  return foldText(spelled)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^[a-z]+$/.test(word) ? wordCode(word) : word))
    .filter((code) => code !== '')
    .join(' ')
}

function wordCode(word: string): string {
  let codes = ''
  for (let at = 0; at < word.length; at += 1) codes += letterCode(word[at] ?? '', word[at - 1], word[at + 1])
  const once = codes.replaceAll(/(.)\1+/g, '$1')
  return once.slice(0, 1) + once.slice(1).replaceAll('0', '')
}

const fixed: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'aeijouy'].map((letter) => [letter, '0'])),
  b: '1',
  f: '3',
  v: '3',
  w: '3',
  g: '4',
  k: '4',
  q: '4',
  l: '5',
  m: '6',
  n: '6',
  r: '7',
  s: '8',
  z: '8',
  h: '',
}

function letterCode(letter: string, before: string | undefined, next: string | undefined): string {
  const known = fixed[letter]
  if (known !== undefined) return known
  const nextIs = (letters: string) => next !== undefined && letters.includes(next)
  const beforeIs = (letters: string) => before !== undefined && letters.includes(before)
  if (letter === 'p') return nextIs('h') ? '3' : '1'
  if (letter === 'd' || letter === 't') return nextIs('csz') ? '8' : '2'
  if (letter === 'x') return beforeIs('ckq') ? '8' : '48'
  // What is left is c.
  if (before === undefined) return nextIs('ahkloqrux') ? '4' : '8'
  return !beforeIs('sz') && nextIs('ahkoqux') ? '4' : '8'
}
