/** What is typed of a person so far. */
export interface Draft {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string | undefined
}

/** What is compared with the patrons there are. */
export interface Known {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string | null
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly card: string
  readonly externalId: string
}

/** False while too little is typed to mean anybody. */
export function isWorthAsking({ givenName, familyName, birthDate, ...others }: Known): boolean {
  const isNamed = familyName.trim().length >= 2 && (givenName.trim().length >= 2 || birthDate !== null)
  return isNamed || Object.values(others).some((text) => text.trim().length >= 5)
}

/** A name typed as one text, parted as people write it: `Reyes, Jordan` or `Jordan Reyes`. */
export function partName(text: string): { readonly givenName: string; readonly familyName: string } {
  const [before = '', after] = text.split(',', 2).map((part) => part.trim())
  if (after !== undefined) return { familyName: before, givenName: after }
  const words = before.split(/\s+/)
  const familyName = words.pop() ?? ''
  return { givenName: words.join(' '), familyName }
}
