import { languageTag } from '../script-of.ts'
import type { Visit } from '../visit.ts'

type Say = Pick<Visit, 'say'>

/** What one thing of a format is called: `Film`. */
export function formatLabel({ say }: Say, format: string): string {
  return say.formats[format]?.[0] ?? format
}

/** What things of a format are called: `Films`. */
export function formatsLabel({ say }: Say, format: string): string {
  return say.formats[format]?.[1] ?? format
}

/** What a language is called, by its MARC code. */
export function languageLabel({ say }: Say, code: string): string {
  const tag = languageTag(code)
  return tag === undefined ? code : say.language(tag)
}

/** A name without its dates, which tell people of one name apart where there are two of them. */
export function undatedName(name: string): string {
  return name.replace(/,? (?:approximately |active |born |ca\. )?\d{3,4}\??-?(?:\d{3,4}\??)?$/, '')
}

/** How a value of a facet is called among the others of its facet. */
export function facetLabel(
  visit: Say,
  facet: string,
  value: { readonly value: string; readonly label: string },
  others: readonly { readonly value: string }[] = [],
): string {
  if (facet === 'format') return formatsLabel(visit, value.value)
  if (facet === 'audience') return visit.say.search.audiences[value.value] ?? value.label
  if (facet === 'language') return languageLabel(visit, value.value)
  if (facet !== 'author') return value.label
  const name = undatedName(value.label)
  return others.filter((other) => undatedName(other.value) === name).length > 1 ? value.label : name
}
