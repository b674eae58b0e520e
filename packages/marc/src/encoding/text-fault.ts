/** What can be wrong with the bytes of a text, with a sentence for a person. */
export const textFaults = {
  'utf8-invalid': 'a byte that is not UTF-8',
  'marc8-unknown-byte': 'a byte that MARC-8 does not define here',
  'marc8-unknown-escape': 'an escape sequence that MARC-8 does not define',
  'marc8-mark-without-letter': 'a diacritic without its letter',
  'marc8-reset-missing': 'a change back to Latin is missing',
  'marc8-characters-repaired': 'East Asian characters had lost a byte and were completed',
  'marc8-characters-damaged': 'East Asian characters have lost bytes',
  'reference-damaged': 'a damaged character reference',
} as const

/** Stable code of a fault in text. */
export type TextFault = keyof typeof textFaults

/** Receives the faults that a decoder meets; `at` is the offset in the bytes that it was given. */
export type FaultListener = (fault: TextFault, at: number) => void
