import { firstField, subfieldText, type MarcRecord } from '@carrel/marc'

/** The language of what is described (008/35-37), as its MARC code; empty when it is not coded. */
export function languageOfText(record: MarcRecord): string {
  const field = firstField(record, '008')
  const code = field?.kind === 'control' ? field.value.slice(35, 38) : ''
  return /^[a-z]{3}$/.test(code) ? code : ''
}

/** The language in which the record was catalogued (040 $b), as its MARC code; English unless it says otherwise. */
export function languageOfCataloging(record: MarcRecord): string {
  const code = subfieldText(firstField(record, '040'), 'b')?.trim() ?? ''
  return /^[a-z]{3}$/.test(code) ? code : 'eng'
}
