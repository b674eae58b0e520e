// What readers take for the same where there is no such sign.
const alikes: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '‛': "'",
  ʼ: "'",
  ʻ: "'",
  ʹ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‹': "'",
  '›': "'",
  '′': "'",
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
  '•': '*',
  '·': '.',
  '×': 'x',
  '÷': '/',
  '⁄': '/',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  '₫': 'VND',
  '©': '(c)',
  '®': '(r)',
  '™': '(tm)',
  '№': 'No.',
  '¿': '?',
  '¡': '!',
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
  Ŧ: 'T',
  ŋ: 'n',
  Ŋ: 'N',
  ĸ: 'k',
}

const unseen = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u

/**
 * What is written for a character that a code page does not have: a likeness, the letter without its marks, nothing for
 * what is not seen, and a question mark for the rest. `has` says what the page has.
 */
export function likenessOf(character: string, has: (character: string) => boolean): string {
  if (/\p{Zs}/u.test(character)) return ' '
  if (unseen.test(character)) return ''
  const alike = alikes[character]
  if (alike !== undefined) return alike
  const plain = [...character.normalize('NFKD')].filter((one) => !unseen.test(one))
  if (plain.length > 0 && plain.join('') !== character) {
    return plain.map((one) => (has(one) ? one : (alikes[one] ?? '?'))).join('')
  }
  return '?'
}
