import type { RecordDiffView } from '../../../../server/src/modules/batch-editing/contract.ts'
import type { DiffOfField, DiffPart } from '../../ui/field-diff.tsx'

type FieldOfDiff = RecordDiffView['fields'][number]

/** The fields of a record that change, each as one line; the leader first. Fields that only moved are left out. */
export function linesOfDiff(diff: RecordDiffView): readonly DiffOfField[] {
  const leader = diff.leader === undefined ? [] : [lineOf({ kind: 'changed', tag: 'LDR', parts: diff.leader })]
  return [...leader, ...diff.fields.filter(({ kind }) => kind !== 'kept' && kind !== 'moved').map(lineOf)]
}

function lineOf({ tag, parts }: FieldOfDiff): DiffOfField {
  const indicators = parts.filter(({ what }) => what === 'indicators')
  const steady = indicators.length === 1 && indicators[0]?.kind === 'kept' ? indicators[0].text : undefined
  return {
    tag,
    indicators: steady?.replaceAll(' ', '#') ?? '',
    parts: parts.flatMap((part): DiffPart[] => {
      if (part.what === 'tag') return part.kind === 'removed' ? [{ is: 'removed', text: part.text }] : []
      if (part.what === 'indicators' && steady !== undefined) return []
      const text = part.what === 'code' ? `$${part.text}` : part.what === 'indicators' ? shown(part.text) : part.text
      if (part.kind !== 'kept') return [{ is: part.kind, text }]
      return [{ is: part.what === 'code' ? 'code' : 'same', text }]
    }),
  }
}

function shown(indicators: string): string {
  return indicators.replaceAll(' ', '#')
}
