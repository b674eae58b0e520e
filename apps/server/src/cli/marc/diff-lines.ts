import type { FieldDiff, FieldFate, FieldPart, RecordDiff, StretchKind } from '@carrel/marc'

/** One field that differs, as lines: `245 10 $aEmil`. */
export interface ChangedLine {
  readonly kind: FieldFate
  readonly tag: string
  readonly before?: string
  readonly after?: string
}

/** The fields in which two records differ, the leader first. */
export function changedLines(diff: RecordDiff): ChangedLine[] {
  const fields = diff.fields.filter(({ kind }) => kind !== 'kept').map(changedLine)
  if (!diff.leader) return fields
  const side = (gone: StretchKind): string => `LDR    ${sideText(diff.leader ?? [], gone)}`
  return [{ kind: 'changed', tag: 'LDR', before: side('added'), after: side('removed') }, ...fields]
}

function changedLine({ kind, tag, parts }: FieldDiff): ChangedLine {
  return {
    kind,
    tag,
    ...(kind !== 'added' && { before: sideText(parts, 'added') }),
    ...(kind !== 'removed' && { after: sideText(parts, 'removed') }),
  }
}

/** The field without what is only in the other version. */
function sideText(parts: readonly FieldPart[], gone: StretchKind): string {
  return parts
    .filter(({ kind }) => kind !== gone)
    .map(({ what, text }, index, own) => {
      if (what === 'code') return `$${text}`
      if (what === 'indicators') return `${text} `
      return what === 'tag' ? `${text} ${own[index + 1]?.what === 'indicators' ? '' : '   '}` : text
    })
    .join('')
    .replaceAll(/[\r\n\t]/g, ' ')
}
