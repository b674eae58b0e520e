import { parseIsbn } from '@carrel/identifiers'
import { typedText } from '../../../platform/typed-text.ts'

const longest = 5000

/** What Google Books says of an ISBN: the address of a picture and a description, each where there is one. */
export function readGoogleBooks(
  text: string,
  isbn: string,
): { readonly image: string | undefined; readonly description: string | undefined } {
  const items = listAt(json(text), 'items')
  const info = items
    .map((item) => at(item, 'volumeInfo'))
    // What it finds for a number is sometimes another book.
    .find((each) =>
      listAt(each, 'industryIdentifiers').some((one) => parseIsbn(textAt(one, 'identifier'))?.isbn13 === isbn),
    )
  const address = URL.parse(textAt(at(info, 'imageLinks'), 'thumbnail').replace(/^http:/, 'https:'))
  const isTheirs = address !== null && /(?:^|\.)(?:google\.com|googleusercontent\.com)$/.test(address.hostname)
  return { image: isTheirs ? address.href : undefined, description: tidy(textAt(info, 'description')) }
}

/** The description in an edition of Open Library; undefined where there is none. */
export function readOpenLibrary(text: string): string | undefined {
  const edition = json(text)
  return tidy(textAt(edition, 'description') || textAt(at(edition, 'description'), 'value'))
}

function tidy(text: string): string | undefined {
  const plain = typedText(text.replace(/<br\s*\/?>|<\/p>/gi, '\n').replace(/<[^>]{0,500}>/g, ''))
  return plain.length < 40 ? undefined : plain.slice(0, longest)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

function textAt(value: unknown, name: string): string {
  const found = at(value, name)
  return typeof found === 'string' ? found : ''
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const found = at(value, name)
  return Array.isArray(found) ? found : []
}
