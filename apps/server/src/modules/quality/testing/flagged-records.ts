/** Records with faults that everybody agrees on, as mnemonic text. */

/** A sound record; lines may be added, and others left out by their tag. */
export function recordText(title: string, lines: readonly string[] = [], without: readonly string[] = []): string {
  const sound = [
    '=LDR  00000nam a22000007i 4500',
    '=008  260101s2026\\\\\\\\xx\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d',
    `=245  00$a${title}.`,
  ]
  return [...sound.filter((line) => !without.some((tag) => line.startsWith(`=${tag}`))), ...lines].join('\n')
}

/** An ISBN whose check digit is wrong: finding `isbn-checksum`. */
export const badIsbn = '=020  \\\\$a9780306406158'
/** The same put right. */
export const goodIsbn = '=020  \\\\$a9780306406157'
/** A subfield that 300 does not have: finding `subfield-undefined`. */
export const oddSubfield = '=300  \\\\$a12 pages$z1'
