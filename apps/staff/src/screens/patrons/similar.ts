import type { PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'

/** What is typed of a person so far. */
export interface Draft {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string | undefined
}

/** What to look for among patrons while a form is filled in; undefined while too little is typed to mean anything. */
export function similarQuery({ givenName, familyName }: Draft): string | undefined {
  const q = `${givenName.trim()} ${familyName.trim()}`.trim()
  return familyName.trim().length >= 2 ? q : undefined
}

/** Those most alike first: the same birth date, then the rest in their order. A different known birth date comes last. */
export function mostAlike(found: readonly PatronBrief[], birthDate: string | undefined): readonly PatronBrief[] {
  if (birthDate === undefined) return found
  const rank = (patron: PatronBrief) => (patron.birthDate === birthDate ? 0 : patron.birthDate === null ? 1 : 2)
  return found.toSorted((a, b) => rank(a) - rank(b))
}

/** A name typed as one text, parted as people write it: `Reyes, Jordan` or `Jordan Reyes`. */
export function partName(text: string): { readonly givenName: string; readonly familyName: string } {
  const [before = '', after] = text.split(',', 2).map((part) => part.trim())
  if (after !== undefined) return { familyName: before, givenName: after }
  const words = before.split(/\s+/)
  const familyName = words.pop() ?? ''
  return { givenName: words.join(' '), familyName }
}
