import { parseIsbn, parseOclc } from '@carrel/identifiers'
import { subfieldText, type Field } from '@carrel/marc'

/**
 * A text that is the same for two fields that say the same to a reader: case of tag and blanks, punctuation at the end, and
 * links to authority records are no difference; an ISBN is a number, an address is one without the proxy before it.
 */
export function meaningKey(field: Field): string {
  if (field.kind === 'control') return `${field.tag}:${field.value.trim()}`
  switch (field.tag) {
    case '020': {
      const isbn = parseIsbn(subfieldText(field, 'a') ?? '')
      if (isbn) return `020:${isbn.isbn13}`
      break
    }
    case '035': {
      const number = subfieldText(field, 'a')
      if (number !== undefined) return `035:${systemNumberKey(number)}`
      break
    }
    case '856': {
      const address = subfieldText(field, 'u')
      if (address !== undefined) return `856:${linkKey(address)}`
      break
    }
    case '773': {
      const number = subfieldText(field, 'w')
      if (number !== undefined) return `773:${systemNumberKey(number)}`
      break
    }
    default:
      break
  }
  const words = field.subfields
    .filter(({ code }) => code !== '' && !'0156'.includes(code))
    .map(({ code, value }) => `${code}${plain(value)}`)
  const [first = ' ', second = ' '] = field.indicators
  const vocabulary = field.tag.startsWith('6') ? second : ''
  return `${field.tag}:${/^[167]/.test(field.tag) ? first : ''}${vocabulary}:${words.join('\u001F')}`
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.,:;/]+$/, '')

/** A number of another system with its prefix as it is usually written: `(OCoLC)ocm00012345` is `(OCoLC)12345`. */
export function systemNumberKey(text: string): string {
  const oclc = parseOclc(text)
  if (oclc !== undefined) return `(OCoLC)${oclc}`
  const parts = /^\s*\(([^()]*)\)\s*(.*?)\s*$/.exec(text)
  return parts ? `(${(parts[1] ?? '').trim()})${parts[2] ?? ''}` : text.trim()
}

/** An address without what a proxy puts before it, and without the difference of http and https. */
export function linkKey(address: string): string {
  let plain = address.trim()
  const proxied = /^https?:\/\/[^?#]*[?&](?:qurl|url)=(.+)$/i.exec(plain)
  if (proxied) {
    plain = proxied[1] ?? plain
    if (/^https?%3A/i.test(plain)) {
      try {
        plain = decodeURIComponent(plain)
      } catch {
        // An address that is written wrongly is compared as it stands.
      }
    }
  }
  return plain.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}
