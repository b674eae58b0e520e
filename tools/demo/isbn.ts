/** Check digit of the first nine digits of a 10-digit ISBN: `0` to `9` or `X` (ISO 2108:1992). */
export function isbn10CheckDigit(digits: string): string {
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** Check digit of the first twelve digits of a 13-digit ISBN or other EAN (ISO 2108:2017, Annex C). */
export function isbn13CheckDigit(digits: string): string {
  const sum = Array.from(digits.slice(0, 12)).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return String((10 - (sum % 10)) % 10)
}

/** True for 10 or 13 characters whose check digit is right. */
export function isIsbn(isbn: string): boolean {
  if (/^\d{9}[\dX]$/.test(isbn)) return isbn10CheckDigit(isbn) === isbn[9]
  return /^97[89]\d{10}$/.test(isbn) && isbn13CheckDigit(isbn) === isbn[12]
}

/** The forms that a record carries: 13 digits, and the 10 that an older book has on its cover. */
export function isbnForms(isbn: string): readonly string[] {
  if (isbn.length === 13) return [isbn]
  const stem = `978${isbn.slice(0, 9)}`
  return [`${stem}${isbn13CheckDigit(stem)}`, isbn]
}

/** True for an ISSN with its hyphen and the right check digit (ISO 3297). */
export function isIssn(issn: string): boolean {
  if (!/^\d{4}-\d{3}[\dX]$/.test(issn)) return false
  const digits = issn.replace('-', '')
  const sum = Array.from(digits.slice(0, 7)).reduce((total, digit, index) => total + Number(digit) * (8 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return (check === 10 ? 'X' : String(check)) === digits[7]
}
