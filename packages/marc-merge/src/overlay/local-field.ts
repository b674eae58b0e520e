import { subfieldText, type Field } from '@carrel/marc'

/**
 * Whether a field is a library's own: 09X, 59X, 69X and 9XX are left to libraries by MARC 21, and $5 names the institution
 * that a field is about.
 */
export function isLocalField(field: Field): boolean {
  return /^(?:9|[056]9)/.test(field.tag) || subfieldText(field, '5') !== undefined
}
