import type { HeadingLink } from '@carrel/marc-tasks'

/** What identifies an authority record. */
export interface AuthorityIdentity {
  readonly vocabulary: string
  readonly control: string
  readonly lccn: string | null
  readonly uri: string | null
  readonly agency: string | null
  readonly thing: string | null
}

/** Codes under which the numbers of well-known vocabularies are cited (MARC 21 appendix A, $0). */
const citedAs: Readonly<Record<string, string>> = {
  lcnaf: 'DLC',
  lcsh: 'DLC',
  lcshac: 'DLC',
  lcgft: 'DLC',
  lcmpt: 'DLC',
  lcdgt: 'DLC',
  fast: 'OCoLC',
  mesh: 'DNLM',
  gnd: 'DE-588',
}

/**
 * How records point to an authority: by its number behind the code of who gave it in parentheses (MARC 21 appendix A, $0), by
 * its address, and by that of the thing itself ($1). A record without a code of its own has that of this library.
 */
export function linkText(
  { vocabulary, control, lccn, uri, agency, thing }: AuthorityIdentity,
  own: string,
): Omit<HeadingLink, 'isWhole'> {
  const number = lccn === null ? control : lccn.replaceAll(' ', '')
  // GND numbers are cited under another code than that of who gives them out; what was made here is nobody else's.
  const isTheirs = citedAs[vocabulary] !== 'DLC' || /^[a-z]{1,2} ?\d/.test(number)
  const usual = isTheirs ? citedAs[vocabulary] : undefined
  const code = (vocabulary === 'gnd' ? usual : (agency ?? usual)) ?? own
  // A record without any number is known here by its heading, which is of no use elsewhere.
  const isNumber = number !== '' && !/^1\d\d:/.test(number) && !/^https?:/.test(number)
  const cited = isNumber && code !== '' ? `(${lccn === null ? code : 'DLC'})${number}` : undefined
  const address = uri !== null && uri !== thing ? uri : (addressOf(vocabulary, lccn) ?? undefined)
  return { number: cited, address, thing: thing ?? thingOf(vocabulary, lccn) }
}

const files: Readonly<Record<string, string>> = {
  lcnaf: 'names',
  lcsh: 'subjects',
  lcshac: 'childrensSubjects',
  lcgft: 'genreForms',
  lcmpt: 'performanceMediums',
  lcdgt: 'demographicTerms',
}

/** The Library of Congress gives each of its records an address made of its number. */
function addressOf(vocabulary: string, lccn: string | null): string | undefined {
  const file = files[vocabulary]
  return lccn === null || file === undefined
    ? undefined
    : `http://id.loc.gov/authorities/${file}/${lccn.replaceAll(' ', '')}`
}

/** And each of its names one for who is meant. */
function thingOf(vocabulary: string, lccn: string | null): string | undefined {
  return vocabulary === 'lcnaf' && lccn !== null
    ? `http://id.loc.gov/rwo/agents/${lccn.replaceAll(' ', '')}`
    : undefined
}
