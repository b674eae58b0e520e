import { parseLc } from '../lc.ts'

/**
 * Class numbers that LC divides by persons A to Z (biography of the individual), after the LCC schedules: the first Cutter
 * is of the person, the second of whoever wrote.
 */
const PERSONS: ReadonlySet<string> = new Set(
  `BF109 CT275 GV697 GV865 GV884 GV939 GV964 GV994 GV1132 GV1785 HB76 HB103 HB119 HC102.5 HQ1413 HV28 HV40.32 HV6248
  HX84 ML410 ML417 ML418 ML419 ML420 ML422 N6537 N6797 N6853 N6923 NA737 NA997 NA1053 NB237 NB497 NB553 NB623 NC139
  ND237 ND497 ND553 ND588 ND623 ND653 ND813 PN1998.3 PN2287 PN2598 PN2638 PN4874 PN5123 Q143 QA29 QB36 QC16 QC774 QD22
  QE22 QH31 QK31 QL31 QP26 QR31 R154 R489 RC438.6 RT37 S417 SB63 T40 TA140 TJ140 TK140 TL140 TL540 TL789.85 TN140 TR140
  TT505 TX649 UG626.2 Z720`
    .trim()
    .split(/\s+/),
)

/** True for a class number without Cutter that stands for lives of persons A to Z. */
export function isDividedByPersons(classNumber: string): boolean {
  return PERSONS.has(classNumber.replaceAll(/\s/g, ''))
}

/** First number, last number, and how many numbers each letter of the alphabet has: authors of a time by their first letter. */
const AUTHORS: readonly (readonly [letters: string, from: number, to: number, step: 1 | 2])[] = [
  ['PS', 3501, 3549, 2],
  ['PS', 3551, 3576, 1],
  ['PS', 3601, 3626, 1],
  ['PR', 6001, 6049, 2],
  ['PR', 6051, 6076, 1],
  ['PR', 6101, 6126, 1],
  ['PQ', 2661, 2686, 1],
  ['PQ', 2701, 2726, 1],
]
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** In the first half of the century every second number is one, but from W to Y each. */
const SPREAD: Readonly<Record<number, string>> = { 45: 'X', 46: 'Y', 48: 'Z' }

/**
 * The first letter of the authors at a number of LC where authors of a time stand by it (American, English and French
 * literature of the 20th and 21st century); their Cutters begin with the second letter. Undefined for other numbers.
 *
 * @example authorLetterOf('PS3569') // 'S'
 */
export function authorLetterOf(classNumber: string): string | undefined {
  const call = parseLc(classNumber)
  if (!call || call.decimal !== '' || call.parts.length > 0) return undefined
  const number = Number(call.number)
  const range = AUTHORS.find(([letters, from, to]) => call.letters === letters && number >= from && number <= to)
  if (!range) return undefined
  const [, from, , step] = range
  return (step === 2 ? SPREAD[number - from] : undefined) ?? LETTERS[Math.floor((number - from) / step)]
}

/** Literature of one language or country, where an author has a number and works stand under it by their titles. */
export function isLiterature(letters: string): boolean {
  return /^P[A-LQ-TZ]$/.test(letters) && letters !== 'PB' && letters !== 'PE'
}
