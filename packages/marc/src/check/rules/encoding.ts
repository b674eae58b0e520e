import { ByteSink } from '../../bytes/byte-sink.ts'
import { noEscapes } from '../../bytes/escapes.ts'
import { transcodeText } from '../../encoding/decode-text.ts'
import { textFaults, type TextFault } from '../../encoding/text-fault.ts'
import type { Field } from '../../record/field.ts'
import { RawMarcRecord } from '../../record/raw-marc-record.ts'
import { nextDelimiter } from '../../record/raw-field.ts'
import type { Report, Rule, RuleGroup } from '../rule.ts'
import { SEPARATOR_BITS } from '../unusual-text.ts'

/** The text is encoded as the leader says, and every byte means something. */
const encodingRule: Rule = (checked, report) => {
  const { record } = checked
  if (!(record instanceof RawMarcRecord)) return
  const { claim } = record.detected
  if (claim) report({ code: claim.code, message: claim.message, tag: 'LDR' })
  // Plain text is the usual case, and its bytes were looked at when it was read.
  if (record.raw.ascii && (record.raw.controls & ~SEPARATOR_BITS) === 0) return
  const sink = new ByteSink(4096)
  for (const { field } of checked.unusual()) checkBytes(field, sink, report)
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

/** Bytes against what the leader says of them. */
export const encodingGroup: RuleGroup = { rules: [encodingRule] }
