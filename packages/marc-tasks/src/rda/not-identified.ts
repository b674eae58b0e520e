import type { Subfield } from '@carrel/marc'
import type { StatementFunction } from './publication-groups.ts'

const words: Readonly<Record<StatementFunction, readonly [place: string, name: string]>> = {
  0: ['Place of production not identified', 'producer not identified'],
  1: ['Place of publication not identified', 'publisher not identified'],
  2: ['Place of distribution not identified', 'distributor not identified'],
  3: ['Place of manufacture not identified', 'manufacturer not identified'],
  4: ['Place of publication not identified', 'publisher not identified'],
}

const noPlace = /^\s*\[?\s*S\. ?l\.?\s*\]?(\s*[,.:;]?)\s*$/i
const noName = /^\s*\[?\s*s\. ?n\.?\s*\]?(\s*[,.:;]?)\s*$/i

/**
 * Puts into words that a place or a name is not known: `[S.l.]` and `[s.n.]` (RDA 2.8.2.6, 2.8.4.7 and their like).
 */
export function spellNotIdentified(subfields: readonly Subfield[], about: StatementFunction): readonly Subfield[] {
  const [place, name] = words[about]
  let isChanged = false
  const next = subfields.map((subfield) => {
    const { code, value } = subfield
    const found = code === 'a' ? noPlace.exec(value) : code === 'b' ? noName.exec(value) : null
    if (!found) return subfield
    isChanged = true
    const [, marks = ''] = found
    return { code, value: `[${code === 'a' ? place : name}]${marks.trim() === '' ? '' : marks}` }
  })
  return isChanged ? next : subfields
}
