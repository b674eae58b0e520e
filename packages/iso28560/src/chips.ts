/** A chip on which tags of libraries are made. */
export interface Chip {
  readonly code: string
  readonly name: string
  /** Bytes of the memory that users write. */
  readonly bytes: number
  /** Bytes that are written and locked together. */
  readonly block: number
  /** HF by ISO/IEC 18000-3 mode 1 (ISO 15693), or UHF by ISO/IEC 18000-63. */
  readonly band: 'hf' | 'uhf'
}

/** Chips by the data sheets of their makers. */
export const chips: readonly Chip[] = [
  { code: 'icode-sli', name: 'NXP ICODE SLI', bytes: 112, block: 4, band: 'hf' },
  { code: 'icode-sli-s', name: 'NXP ICODE SLI-S', bytes: 160, block: 4, band: 'hf' },
  { code: 'icode-sli-l', name: 'NXP ICODE SLI-L', bytes: 32, block: 4, band: 'hf' },
  { code: 'icode-slix', name: 'NXP ICODE SLIX', bytes: 112, block: 4, band: 'hf' },
  { code: 'icode-slix-s', name: 'NXP ICODE SLIX-S', bytes: 160, block: 4, band: 'hf' },
  { code: 'icode-slix-l', name: 'NXP ICODE SLIX-L', bytes: 32, block: 4, band: 'hf' },
  { code: 'icode-slix2', name: 'NXP ICODE SLIX 2', bytes: 316, block: 4, band: 'hf' },
  { code: 'icode-dna', name: 'NXP ICODE DNA', bytes: 252, block: 4, band: 'hf' },
  { code: 'tag-it-hf-i', name: 'TI Tag-it HF-I Plus', bytes: 256, block: 4, band: 'hf' },
  { code: 'my-d-02', name: 'Infineon my-d SRF 55V02', bytes: 224, block: 4, band: 'hf' },
  { code: 'lri2k', name: 'ST LRI2K', bytes: 256, block: 4, band: 'hf' },
  { code: 'uhf-64', name: 'UHF with 64 bytes of user memory', bytes: 64, block: 2, band: 'uhf' },
]

/** A chip by its code. */
export function chipOf(code: string): Chip | undefined {
  return chips.find((chip) => chip.code === code)
}

/** Values of the Application Family Identifier that libraries use (ISO 28560-1, annex on security). */
export const afiValues = {
  /** The item belongs here and was not lent: gates sound. */
  secured: 0x07,
  /** The item is lent, or is out for another reason: gates are silent. */
  unsecured: 0xc2,
} as const

/** What an AFI says; some vendors use values of their own. */
export function afiMeaning(afi: number): string {
  if (afi === afiValues.secured) return 'In stock: gates sound an alarm'
  if (afi === afiValues.unsecured) return 'On loan: gates stay silent'
  if (afi === 0x21) return 'Off, as some German libraries write it: gates stay silent'
  if (afi === 0x9e) return 'On, as some vendors write it: gates sound an alarm'
  if (afi === 0) return 'Not set'
  return 'Not a value of ISO 28560'
}

/** The Data Storage Format Identifier of ISO 28560-2: no directory, data format 6. ISO 28560-3 has 0x3e. */
export const dsfidValues = { part2: 0x06, part3: 0x3e } as const

/** What a DSFID says. */
export function dsfidMeaning(dsfid: number): string {
  if (dsfid === dsfidValues.part2) return 'ISO 28560-2'
  if (dsfid === dsfidValues.part3) return 'ISO 28560-3'
  return dsfid === 0 ? 'Not set' : 'Not a value of ISO 28560'
}
