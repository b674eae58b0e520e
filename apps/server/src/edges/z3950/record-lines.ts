import { toDublinCore } from '@carrel/crosswalks'
import type { MarcRecord } from '@carrel/marc'

const longest = 4000

/** A record as lines of text for people (SUTRS): the name of each element, a colon and its value. */
export function recordLines(record: MarcRecord): string {
  return toDublinCore(record)
    .map(({ element, value }) => `${element.charAt(0).toUpperCase()}${element.slice(1)}: ${value.slice(0, longest)}\n`)
    .join('')
}
