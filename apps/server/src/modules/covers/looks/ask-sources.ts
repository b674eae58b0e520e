import { isbn13To10 } from '@carrel/identifiers'
import type { Work } from '../../../platform/work.ts'
import { fetchBytes, FetchProblem, mayAskInside } from '../../copy-cataloguing/index.ts'
import type { CoverSources } from '../contract.ts'
import { readGoogleBooks, readOpenLibrary } from './read-answers.ts'
import { largestImage, readImage } from '../rules/read-image.ts'

/** What sources have of a title. */
export interface FromSources {
  readonly cover: { readonly bytes: Buffer; readonly source: string } | undefined
  readonly description: { readonly text: string; readonly source: string } | undefined
  /** What went wrong, in sentences. */
  readonly troubles: readonly string[]
}

/** What of a title is missing. */
export interface Missing {
  readonly cover: boolean
  readonly description: boolean
}

const patience = 20_000
const longestAnswer = 2 ** 20

/** Asks the sources that are on for an ISBN, one after the other, until nothing is missing. They are told the number and nothing else. */
export async function askSources(
  w: Pick<Work, 'db'>,
  isbn: string,
  sources: CoverSources,
  missing: Missing,
): Promise<FromSources> {
  const troubles: string[] = []
  let cover: FromSources['cover']
  let description: FromSources['description']
  const inside = sources.template !== '' && (await mayAskInside(w))
  const get = async (url: string, bytes: number, mayBeInside = false): Promise<Buffer | undefined> => {
    try {
      return await fetchBytes(url, { inside: mayBeInside && inside, bytes, patience })
    } catch (problem) {
      if (!(problem instanceof FetchProblem)) throw problem
      if (!problem.isAbsent) troubles.push(problem.message)
      return undefined
    }
  }
  const picture = async (url: string, source: string, mayBeInside = false) => {
    if (!missing.cover || cover !== undefined) return
    const bytes = await get(url, largestImage, mayBeInside)
    if (bytes === undefined || bytes.length === 0) return
    const image = readImage(bytes)
    if (typeof image === 'string') troubles.push(`${source}: ${image}`)
    else cover = { bytes, source }
  }
  if (sources.template !== '') {
    const url = sources.template.replaceAll('{isbn}', isbn).replaceAll('{isbn10}', isbn13To10(isbn) ?? isbn)
    await picture(url, new URL(url).hostname, true)
  }
  if (sources.openLibrary) {
    await picture(`https://covers.openlibrary.org/b/isbn/${isbn}-L.jpg?default=false`, 'Open Library')
    if (missing.description && sources.descriptions) {
      const answer = await get(`https://openlibrary.org/isbn/${isbn}.json`, longestAnswer)
      const text = answer && readOpenLibrary(answer.toString())
      if (text !== undefined) description = { text, source: 'Open Library' }
    }
  }
  const wantsText = missing.description && sources.descriptions && description === undefined
  if (sources.googleBooks && ((missing.cover && cover === undefined) || wantsText)) {
    const answer = await get(`https://www.googleapis.com/books/v1/volumes?q=isbn:${isbn}`, longestAnswer)
    const found = answer && readGoogleBooks(answer.toString(), isbn)
    if (found?.image !== undefined) await picture(found.image, 'Google Books')
    if (wantsText && found?.description !== undefined) description = { text: found.description, source: 'Google Books' }
  }
  return { cover, description, troubles }
}
