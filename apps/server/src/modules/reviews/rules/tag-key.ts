import { typedLine } from '../../../platform/typed-text.ts'
import { reviewLimits } from '../contract.ts'

/** A tag as it is shown: one line without commas and angle brackets around it; empty for what is none. */
export function tidyTag(text: string): string {
  return typedLine(text.replace(/[,;<>#]/g, ' '))
    .slice(0, reviewLimits.tag)
    .trim()
}

/** Tags that differ in case, accents or hyphens are one word. */
export function tagKey(tag: string): string {
  return tag
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('und')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
}
