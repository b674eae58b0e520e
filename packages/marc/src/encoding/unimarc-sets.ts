import { decodeMarc8, type InitialSets } from '../marc8/decode-marc8.ts'
import { asciiSet, codeSet, finals } from '../marc8/code-sets.ts'
import type { ByteSink } from '../bytes/byte-sink.ts'
import type { Escapes } from '../bytes/escapes.ts'
import type { FaultListener } from './text-fault.ts'

/** Codes of UNIMARC 100 $a positions 26 to 29 and the sets that they name. Those for Unicode (`50`) are not sets. */
const setsByCode: Readonly<Record<string, number>> = {
  '01': finals.ascii,
  '02': finals.cyrillic,
  '03': finals.iso5426,
  '04': finals.extendedCyrillic,
  '05': finals.greek,
  '06': finals.african,
  '08': finals.hebrew,
}

/** The sets of a text in UNIMARC; codes that are not known stand for ASCII and ISO 5426. */
export function unimarcSets(codes: string): InitialSets {
  const g0 = codeSet(setsByCode[codes.slice(0, 2)] ?? finals.ascii) ?? asciiSet
  const g1 = codeSet(setsByCode[codes.slice(2, 4)] ?? finals.iso5426) ?? asciiSet
  return { g0, g1, references: false }
}

/** Appends text in sets of ISO 2022, as older UNIMARC has it, as UTF-8. */
export function decodeUnimarc(
  sink: ByteSink,
  bytes: Uint8Array,
  start: number,
  end: number,
  escapes: Escapes,
  codes: string,
  onFault?: FaultListener,
): void {
  decodeMarc8(sink, bytes, start, end, escapes, onFault, unimarcSets(codes))
}
