/**
 * Tags that a rule of this folder reads, in MARC 21 or in UNIMARC, for what is kept beside a record: its lists, match keys,
 * headings and search document.
 */
const described: ReadonlySet<string> = new Set(
  `001 003 007 008
   010 011 020 022 024 028 035 041 050 055 060 070 080 082 084 090 092 096 100 101 110 111 130
   200 205 210 214 215 222 225 240 242 243 245 246 247 250 260 264 300 327 328 330 333 338 440 490
   500 501 502 503 504 505 508 510 511 512 515 517 518 520 521 522 525 530 532 533 534 538 540 545 546 547 550 555 580
   586 588 600 601 605 606 607 608 610 611 630 647 648 650 651 653 654 655 656 657 675 676 680
   700 701 702 710 711 712 720 730 740 800 810 811 830 856 880`.match(/\S+/g),
)

/**
 * Whether a field with this tag may have a part in what is kept beside a record. Where only other fields changed, titles,
 * searches and headings stay as they are.
 */
export function isDescribed(tag: string): boolean {
  return described.has(tag)
}
