import type { Fields } from './fields.ts'
import { first, shown, values } from './fields.ts'

/** Fields with class numbers, the library's own before the agencies'; Dewey before LC, as public shelves have it. */
const ownFirst = ['092', '082', '090', '050', '096', '060', '055', '070', '080', '084'] as const

/** Class numbers of a record, the one that shelves and colours it first. */
export function classNumbersOf(fields: Fields): readonly string[] {
  return ownFirst
    .flatMap((tag) => fields.all(tag).map((field) => classNumber(tag, field)))
    .filter((value) => value !== '')
}

function classNumber(tag: string, field: Parameters<typeof first>[0] & object): string {
  // Slashes and prime marks in a Dewey number show where it may be cut.
  if (tag === '092' || tag === '082') return shown((first(field, 'a') ?? '').replaceAll(/[/'′’]/g, ''))
  return shown([first(field, 'a') ?? '', ...values(field, 'b').slice(0, 1)].join(' '))
}
