import { ByteSink } from '../../bytes/byte-sink.ts'
import { noEscapes } from '../../bytes/escapes.ts'
import { transcodeText } from '../../encoding/decode-text.ts'
import { textFaults, type TextFault } from '../../encoding/text-fault.ts'
import type { Field } from '../../record/field.ts'
import { RawMarcRecord } from '../../record/raw-marc-record.ts'
import { nextDelimiter } from '../../record/raw-field.ts'
import type { Report, Rule, RuleGroup } from '../rule.ts'

/** Separators apart, control characters have no place in text; bit n stands for character n. */
const SEPARATOR_BITS = (1 << 0x1d) | (1 << 0x1e) | (1 << 0x1f)

/** The text is encoded as the leader says, and every byte means something. */
const encodingRule: Rule = (checked, report) => {
  const { record } = checked
  if (!(record instanceof RawMarcRecord)) return
  const { claim } = record.detected
  if (claim) report({ code: claim.code, message: claim.message, tag: 'LDR' })
  // Plain text is the usual case, and its bytes were looked at when it was read.
  if (record.raw.ascii && (record.raw.controls & ~SEPARATOR_BITS) === 0) return
  for (const { field, text } of checked.unusual()) {
    // UTF-8 that is none has left its mark on the text.
    const { encoding } = record
    if (encoding === 'utf-8' ? text.includes('\uFFFD') : encoding !== 'marc-8' || !isPlainMarc8(field)) {
      checkBytes(field, report)
    }
  }
}

/** Used for one field after the other and emptied each time. */
const sink = new ByteSink(4096)

/** Whether a field has only letters of basic and extended Latin, each diacritic before its letter: nothing can be wrong with these. */
function isPlainMarc8({ source }: Field): boolean {
  if (!source) return false
  const { bytes, end } = source
  let isMark = false
  for (let at = source.start; at < end; at++) {
    const kind = marc8Bytes[bytes[at]!]!
    if (kind === OTHER || (isMark && kind === SIGN)) return false
    isMark = kind === DIACRITIC
  }
  return !isMark
}

const OTHER = 0
const LETTER = 1
const SIGN = 2
const DIACRITIC = 3
/** What each byte is in basic and extended Latin (MARC-8, ANSEL); those that need a closer look are neither. */
const marc8Bytes = new Uint8Array(256)
marc8Bytes.fill(SIGN, 0x20, 0x7f)
marc8Bytes.fill(LETTER, 0x41, 0x5b)
marc8Bytes.fill(LETTER, 0x61, 0x7b)
marc8Bytes.fill(SIGN, 0xa1, 0xaf)
marc8Bytes.fill(SIGN, 0xb0, 0xbb)
marc8Bytes.fill(DIACRITIC, 0xe0, 0xeb)
marc8Bytes.fill(DIACRITIC, 0xf0, 0xf5)
marc8Bytes[0x1f] = SIGN
marc8Bytes[0x26] = OTHER

/** Decodes a field again to hear of the bytes that meant nothing. */
function checkBytes(field: Field, report: Report): void {
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

/** Bytes against what the leader says of them. */
export const encodingGroup: RuleGroup = { rules: [encodingRule] }
