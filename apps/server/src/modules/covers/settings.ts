import { defineSetting, type Setting } from '../../platform/setting.ts'

/** Covers and descriptions of Open Library. */
export const openLibrary = defineSetting('covers.open-library', false, 'Covers are fetched from Open Library, by ISBN')

/** Covers and descriptions of Google Books. */
export const googleBooks = defineSetting('covers.google-books', false, 'Covers are fetched from Google Books, by ISBN')

/** What is wrong with an address with a place for the number, in a sentence. */
export function templateProblem(value: unknown): string | undefined {
  if (value === '') return undefined
  const url =
    typeof value === 'string' && value.length <= 500 ? URL.parse(value.replaceAll(/\{isbn(?:10)?\}/g, '1')) : null
  return url &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    /\{isbn(?:10)?\}/.test(String(value))
    ? undefined
    : 'Write an address with {isbn} or {isbn10} in it, such as https://covers.example/{isbn}.jpg, or leave it empty.'
}

/** A source of covers of one's own or of a vendor. */
export const template = defineSetting(
  'covers.template',
  '',
  'Covers are fetched from this address; {isbn} stands for the number',
  {
    problem: templateProblem,
  },
)

/** Whether what titles are about is fetched, too. */
export const descriptions = defineSetting(
  'covers.descriptions',
  false,
  'What titles are about is fetched from the same sources, where their records do not say',
)

/** How many titles are asked for in an hour. */
export const perHour = defineSetting('covers.per-hour', 120, 'How many titles sources are asked for in an hour', {
  problem: (value) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 3600
      ? undefined
      : 'Write a number from 1 to 3600.',
})

/** The settings of this module. */
export const coverSettings: readonly Setting<unknown>[] = [openLibrary, googleBooks, template, descriptions, perHour]
