import type { MergePatrons } from '../../../../server/src/modules/patrons/contract-leaving.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'

type MergeField = NonNullable<NonNullable<NonNullable<(typeof MergePatrons)['types']>['body']>['take']>[number]

/** A field in which two records differ. */
export interface Difference {
  readonly id: string
  /** Name of the field, or code of one of the library's own. */
  readonly field: string
  readonly ownField: boolean
  /** What the server calls it. */
  readonly merge: MergeField | undefined
  readonly kept: string
  readonly gone: string
}

interface Names {
  readonly branch: (id: number) => string
  readonly category: (code: string) => string
}

/** Fields in which the record that goes has something else than the one that stays; what either has nothing in is not asked, for what is empty is filled. */
export function differences(
  kept: Patron,
  gone: Patron,
  fields: readonly { readonly code: string }[],
  names: Names,
): readonly Difference[] {
  const rows: readonly (readonly [MergeField, (patron: Patron) => string])[] = [
    ['familyName', ({ familyName }) => familyName],
    ['givenName', ({ givenName }) => givenName],
    ['preferredName', ({ preferredName }) => preferredName],
    ['birthDate', ({ birthDate }) => birthDate ?? ''],
    ['card', ({ card }) => card ?? ''],
    ['category', ({ category }) => names.category(category)],
    ['branch', ({ branch }) => names.branch(branch)],
    ['expires', ({ expires }) => expires ?? ''],
    ['email', ({ email }) => email],
    ['phone', ({ phone }) => phone],
    ['address', ({ address }) => address.replaceAll('\n', ', ')],
    ['language', ({ language }) => language],
    ['externalId', ({ externalId }) => externalId ?? ''],
  ]
  const plain = rows.map(([field, valueOf]) => ({
    id: field,
    field,
    ownField: false,
    merge: field,
    kept: valueOf(kept),
    gone: valueOf(gone),
  }))
  const own = fields.map(({ code }) => ({
    id: `field:${code}`,
    field: code,
    ownField: true,
    merge: undefined,
    kept: String(kept.fields[code] ?? ''),
    gone: String(gone.fields[code] ?? ''),
  }))
  return [...plain, ...own].filter(
    ({ field, kept: before, gone: other }) =>
      other !== '' && other !== before && (before !== '' || field === 'expires'),
  )
}
