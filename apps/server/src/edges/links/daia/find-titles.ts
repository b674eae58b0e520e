import { parseIsbn } from '@carrel/identifiers'
import { matchKey } from '@carrel/marc-merge'
import type { FastifyRequest } from 'fastify'
import { titleByKey } from '../../../modules/catalog/index.ts'
import type { Work } from '../../../platform/work.ts'
import { titleNumber } from '../title-number.ts'

/** Titles that one request may name. */
export const mostTitles = 50

/** The names in `id`, parted by `|`, each once. */
export function namesIn(id: string): readonly string[] {
  return [...new Set(id.split('|').map((name) => name.trim()))].filter((name) => name !== '')
}

/** The title that a name stands for: its address or number here, `isbn:…`, `urn:isbn:…`, or an ISBN alone. */
export async function titleNamed(w: Work, name: string, request: FastifyRequest): Promise<number | undefined> {
  const isbn = /^(?:urn:)?isbn:(.+)$/i.exec(name)?.[1] ?? (/^[\d-]{9,16}[\dXx]$/.test(name) ? name : undefined)
  const parsed = isbn === undefined ? undefined : parseIsbn(isbn)
  if (parsed) return (await titleByKey(w, matchKey('isbn', parsed.isbn13)))?.bib
  return titleNumber(name, request)
}
