import type { HeadingCandidate } from '../../authorities/contract.ts'

/**
 * The heading of an authority record as tasks write headings: its indicators and its subfields with their codes.
 *
 * @example codedHeading({ tag: '100', indicators: '1 ', subfields: [{ code: 'a', value: 'Twain, Mark,' }] }) // 1\$aTwain, Mark,
 */
export function codedHeading({
  tag,
  indicators = '  ',
  subfields = [],
}: NonNullable<HeadingCandidate['field']>): string {
  // Only of names the first indicator means the same in both kinds of record.
  const first = /^1[01]\d$/.test(tag) ? `${indicators[0] ?? ' '} `.replaceAll(' ', '\\') : ''
  return first + subfields.map(({ code, value }) => `$${code}${value.replaceAll('$', '{dollar}')}`).join('')
}
