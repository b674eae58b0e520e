import { trimPunctuation } from '@carrel/text'
import type { Fields } from './fields.ts'
import { once, text } from './fields.ts'
import { otherScriptFields } from './scripts.ts'

/** Traced series with the subfields of their names; 490 and 440 only where none is traced. */
const traced: Readonly<Record<string, string>> = {
  '800': 'tfklmnpsv',
  '810': 'tfklnpsv',
  '811': 'tfklnpsv',
  '830': 'adfklmnpsv',
}

/** Series with their numbers, e.g. `Earthsea cycle ; 1`. */
export function seriesOf(fields: Fields): readonly string[] {
  const named = Object.entries(traced).flatMap(([tag, codes]) => fields.all(tag).map((field) => text(field, codes)))
  const stated = [...fields.all('490'), ...fields.all('440')].map((field) => text(field, 'anpv'))
  const other = otherScriptFields(fields, '490', '830', '440').map((field) => text(field, 'anpv'))
  return once(
    [...(named.length > 0 ? named : stated), ...other].map((name) => trimPunctuation(name).replace(/(?<=\d)\.$/, '')),
  )
}

/** A series without its number: what the facet counts. */
export function seriesName(series: string): string {
  return trimPunctuation(series.replace(/\s+;\s.*$/, ''))
}
