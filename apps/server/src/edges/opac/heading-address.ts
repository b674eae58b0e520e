import { nacoKey } from '@carrel/text'
import type { FoundHeading, HeadingKind } from '../../modules/authorities/index.ts'
import { undatedName } from './parts/labels.ts'

/** A heading of a title, as links to its page need it. */
export type LinkedHeading = Pick<FoundHeading, 'id' | 'kind' | 'text'>

/** The first part of the address of a heading's page, by what it names. */
export const headingPaths: Readonly<Record<HeadingKind, string>> = {
  name: 'person',
  title: 'series',
  subject: 'subject',
  genre: 'subject',
}

/** The address of the page of a heading; it stays when the heading is worded anew. */
export function headingAddress({ id, kind }: Pick<LinkedHeading, 'id' | 'kind'>): string {
  return `/${headingPaths[kind]}/${id}`
}

/**
 * The heading that a name of a title stands for: `Le Guin, Ursula K.` is the heading with her dates, and `Lee, Alan, illustrator`
 * that of Alan Lee. Undefined where the title has none.
 */
export function headingOfName(name: string, headings: readonly LinkedHeading[]): LinkedHeading | undefined {
  const key = nacoKey(name)
  if (key === '') return undefined
  const names = headings.filter(({ kind }) => kind === 'name')
  const same = names.find(({ text }) => nacoKey(text) === key)
  if (same) return same
  const [longest] = names
    .map((heading) => ({ heading, undated: nacoKey(undatedName(heading.text)) }))
    .filter(({ undated }) => undated !== '' && (key === undated || key.startsWith(`${undated} `)))
    .toSorted((a, b) => b.undated.length - a.undated.length)
  return longest?.heading ?? names.find(({ text }) => nacoKey(text).startsWith(`${key} `))
}

/** The heading with just these words. */
export function headingOfText(
  kind: HeadingKind,
  text: string,
  headings: readonly LinkedHeading[],
): LinkedHeading | undefined {
  const key = nacoKey(text)
  return key === '' ? undefined : headings.find((one) => one.kind === kind && nacoKey(one.text) === key)
}
