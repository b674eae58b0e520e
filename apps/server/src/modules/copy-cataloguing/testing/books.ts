/** Records of other libraries that tests search for. */

const fixed = '131031s2013\\\\\\\\mnu\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\\\'

/** A full, authenticated record of one book. */
export const fullSweetgrass: readonly string[] = [
  '=LDR  00000nam a2200000 i 4500',
  '=001  12345',
  '=003  XX',
  `=008  ${fixed}`,
  '=020  \\\\$a9781571313560$qpaperback',
  '=040  \\\\$aXX$beng$erda$cXX',
  '=042  \\\\$apcc',
  '=050  00$aE98.P5$bK56 2013',
  '=100  1\\$aKimmerer, Robin Wall,$eauthor.',
  '=245  10$aBraiding sweetgrass /$cRobin Wall Kimmerer.',
  '=264  \\1$aMinneapolis :$bMilkweed Editions,$c2013.',
  '=300  \\\\$a390 pages ;$c22 cm',
  '=336  \\\\$atext$btxt$2rdacontent',
  '=337  \\\\$aunmediated$bn$2rdamedia',
  '=338  \\\\$avolume$bnc$2rdacarrier',
  '=520  \\\\$aBotany and the wisdom of plants.',
  '=650  \\0$aIndian philosophy.',
  '=650  \\0$aHuman ecology$xPhilosophy.',
]

/** A prepublication record of the same book. */
export const thinSweetgrass: readonly string[] = [
  '=LDR  00000nam a22000008i 4500',
  '=001  t1',
  '=003  YY',
  `=008  ${fixed}`,
  '=020  \\\\$a9781571313560',
  '=100  1\\$aKimmerer, Robin Wall.',
  '=245  10$aBraiding sweetgrass /$cRobin Wall Kimmerer.',
  '=264  \\1$aMinneapolis :$bMilkweed,$c2013.',
  '=653  \\\\$aplants',
]

/** A full record of any other book, by its number, title and author. */
export function fullRecord({
  isbn,
  title,
  author,
  lc = 'PZ7',
  control = isbn,
}: {
  readonly isbn: string
  readonly title: string
  readonly author: string
  readonly lc?: string
  readonly control?: string
}): readonly string[] {
  return [
    '=LDR  00000nam a2200000 i 4500',
    `=001  ${control}`,
    '=003  XX',
    `=008  ${fixed}`,
    `=020  \\\\$a${isbn}`,
    '=040  \\\\$aXX$beng$erda$cXX',
    '=042  \\\\$apcc',
    `=050  00$a${lc}$b.K4 2013`,
    `=100  1\\$a${author},$eauthor.`,
    `=245  10$a${title} /$cby ${author}.`,
    '=264  \\1$aLondon :$bPress,$c2013.',
    '=300  \\\\$a200 pages ;$c22 cm',
    '=336  \\\\$atext$btxt$2rdacontent',
    '=337  \\\\$aunmediated$bn$2rdamedia',
    '=338  \\\\$avolume$bnc$2rdacarrier',
    '=520  \\\\$aA story.',
    '=650  \\0$aDetectives.',
    '=650  \\0$aChildren.',
  ]
}
