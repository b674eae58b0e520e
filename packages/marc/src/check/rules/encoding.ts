import { SUBFIELD_DELIMITER } from '@carrel/iso2709'
import { ByteSink } from '../../bytes/byte-sink.ts'
import { noEscapes } from '../../bytes/escapes.ts'
import { transcodeText } from '../../encoding/decode-text.ts'
import { textFaults, type TextFault } from '../../encoding/text-fault.ts'
import type { Field } from '../../record/field.ts'
import { RawMarcRecord } from '../../record/raw-marc-record.ts'
import { nextDelimiter } from '../../record/raw-field.ts'
import { textOf } from '../../record/field.ts'
import type { CheckedRecord, Report, Rule } from '../rule.ts'
import { excerpt } from '../rule.ts'

/** Separators apart, control characters have no place in text; bit n stands for character n. */
const SEPARATOR_BITS = (1 << 0x1d) | (1 << 0x1e) | (1 << 0x1f)

/** UTF-8 that was taken for Latin-1 and encoded once more: é as Ã©, a quotation mark as â€™. */
const twiceEncoded = /[\u00C2\u00C3][\u0080-\u00BF]|\u00E2\u20AC[\u0098-\u203A]/u
/** C1 characters but for the marks around words that do not sort. */
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001C\u007F-\u0097\u0099-\u009B\u009D-\u009F]/u
const lineBreaks = /[\u0009\u000A\u000D]/u

/** The text is encoded as the leader says, every byte means something, and no character is out of place. */
export const encodingRule: Rule = (checked, report) => {
  const { record } = checked
  if (record instanceof RawMarcRecord) {
    const { claim } = record.detected
    if (claim) {
      const severity = claim.code === 'encoding-not-utf8' ? 'error' : 'warning'
      report({ code: claim.code, severity, message: claim.message, tag: 'LDR' })
    }
    // Plain text is the usual case, and its bytes were looked at when it was read.
    if (record.raw.ascii && (record.raw.controls & ~SEPARATOR_BITS) === 0) return
  }
  const sink = new ByteSink(4096)
  let decomposed: Field | undefined
  for (const field of checked.fields) {
    if (isPlainField(field)) continue
    checkBytes(field, sink, report)
    const text = textOf(field)
    checkText(checked, field, text, report)
    if (!decomposed && record.encoding === 'utf-8' && text.normalize('NFC') !== text) decomposed = field
  }
  if (decomposed) {
    const message = 'The text is not in composed form (Unicode normalization form C); letters and diacritics are apart.'
    report({ code: 'not-normalized', severity: 'info', message, field: decomposed })
  }
}

/** Whether a field is printable ASCII, so that nothing can be wrong with it. */
function isPlainField(field: Field): boolean {
  const { source } = field
  if (!source) return /^[ -~]*$/.test(textOf(field))
  const { bytes, end } = source
  for (let at = source.start; at < end; at++) {
    const byte = bytes[at]!
    if (byte > 0x7e || (byte < 0x20 && byte !== SUBFIELD_DELIMITER)) return false
  }
  return true
}

/** Decodes a field again to hear of the bytes that meant nothing. */
function checkBytes(field: Field, sink: ByteSink, report: Report): void {
  const { source } = field
  if (!source) return
  let counts: Map<TextFault, number> | undefined
  const onFault = (fault: TextFault): void => {
    counts ??= new Map()
    counts.set(fault, (counts.get(fault) ?? 0) + 1)
  }
  for (let at = source.start; at < source.end;) {
    const next = nextDelimiter(source.bytes, at, source.end)
    transcodeText(sink, source.bytes, at, next, source.encoding, noEscapes, onFault)
    sink.drop()
    at = next + 1
  }
  for (const [fault, count] of counts ?? []) {
    const times = count === 1 ? '' : ` (${count} times)`
    const severity = isLoss(fault) ? 'error' : 'warning'
    report({ code: fault, severity, message: `Field ${field.tag} holds ${textFaults[fault]}${times}.`, field })
  }
}

function isLoss(fault: TextFault): boolean {
  return fault === 'utf8-invalid' || fault === 'marc8-unknown-byte' || fault === 'marc8-characters-damaged'
}

function checkText(checked: CheckedRecord, field: Field, text: string, report: Report): void {
  const { tag } = field
  if (text.includes('\uFFFD') && !hasOwnFault(field)) {
    const message = `Field ${tag} holds U+FFFD, the sign for a character that was lost: "${excerpt(text)}".`
    report({ code: 'replacement-character', severity: 'warning', message, field })
  }
  const control = controls.exec(text)
  if (control) {
    const code = control[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    const message = `Field ${tag} holds the control character U+${code}.`
    report({ code: 'control-character', severity: 'warning', message, field })
  } else if (lineBreaks.test(text)) {
    const message = `Field ${tag} holds a line break or a tab.`
    report({ code: 'line-break', severity: 'warning', message, field })
  }
  if (checked.record.encoding === 'utf-8' && twiceEncoded.test(text)) {
    const message = `Field ${tag} seems to be encoded twice: "${excerpt(text)}".`
    report({ code: 'encoded-twice', severity: 'warning', message, field })
  }
}

/** Whether the sign stands for bytes of this very field, which are told already. */
function hasOwnFault(field: Field): boolean {
  const { source } = field
  if (!source) return false
  const { bytes, start, end } = source
  for (let at = start; at + 2 < end; at++) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return false
  }
  return true
}
