import type { BibBrief } from '../../../../server/src/modules/catalog/contract.ts'
import type { CoverOf } from '@carrel/cover-art'

/** What the cover of a title is drawn from. */
export function coverOf(
  bib: Pick<BibBrief, 'title' | 'originalTitle' | 'author' | 'classNumber' | 'format'>,
): Omit<CoverOf, 'size'> {
  return {
    title: bib.title,
    author: bib.author ?? undefined,
    classNumber: bib.classNumber ?? undefined,
    kind: bib.format,
  }
}
