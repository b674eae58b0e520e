import type { BibDraft } from './bib-draft.ts'

/** What is kept beside the bytes of a record and the columns of its title. */
export type DraftPart = Extract<keyof BibDraft, 'matchKeys' | 'headings' | 'document'>

/** Tags, of MARC 21 or UNIMARC, of fields that a rule of this folder reads. */
const described: ReadonlySet<string> = new Set(
  `001 003 007 008
   010 011 020 022 024 028 035 041 050 055 060 070 080 082 084 090 092 096 100 101 110 111 130
   200 205 210 214 215 222 225 240 242 243 245 246 247 250 260 264 300 327 328 330 333 338 440 490
   500 501 502 503 504 505 508 510 511 512 515 517 518 520 521 522 525 530 532 533 534 538 540 545 546 547 550 555 580
   586 588 600 601 605 606 607 608 610 611 630 647 648 650 651 653 654 655 656 657 675 676 680
   690 691 692 693 694 695 696 697 698 699
   700 701 702 710 711 712 720 730 740 800 810 811 830 880`.match(/\S+/g),
)
/** Numbers and titles by which records find each other. */
const keyed = /^(?:00[13]|01[01]|02[0248]|035|200|245|880)$/
/** Names, titles and subjects that are headings; in UNIMARC the uniform title stands in 500. */
const headed = /^(?:1\d\d|240|500|6\d\d|7\d\d|8[0-3]\d|880)$/

/**
 * The parts of what is kept beside a record that a field with this tag may have a share in; none where lists, searches and
 * headings stay as they are when only such fields change. `LDR` is the leader, which has a share in all.
 */
export function partsDescribedBy(tag: string): readonly DraftPart[] {
  if (tag === 'LDR') return ['matchKeys', 'headings', 'document']
  if (!described.has(tag)) return []
  return [
    ...(keyed.test(tag) ? (['matchKeys'] as const) : []),
    ...(headed.test(tag) ? (['headings'] as const) : []),
    'document',
  ]
}
