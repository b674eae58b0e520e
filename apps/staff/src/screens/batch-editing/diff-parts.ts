import type { RecordDiffView } from '../../../../server/src/modules/batch-editing/contract.ts'
import type { DiffOfField, DiffPart } from '../../ui/field-diff.tsx'

type FieldOfDiff = RecordDiffView['fields'][number]

/** The fields of a record that change, each as one line; the leader first. Fields that only moved are left out. */
export function linesOfDiff(diff: RecordDiffView): readonly DiffOfField[] {
  const leader = diff.leader === undefined ? [] : [lineOf({ kind: 'changed', tag: 'LDR', parts: diff.leader })]
  return [...leader, ...diff.fields.filter(({ kind }) => kind !== 'kept' && kind !== 'moved').map(lineOf)]
}

function lineOf({ kind, tag, parts }: FieldOfDiff): DiffOfField {
  const indicators = parts.filter(({ what }) => what === 'indicators')
  const steady = indicators.length === 1 && indicators[0]?.kind === 'kept' ? indicators[0].text : undefined
  const drawn = parts.flatMap((part): DiffPart[] => {
    // The tag stands before the line; it is drawn again only where it was another.
    if (part.what === 'tag')
      return kind === 'changed' && part.kind === 'removed' ? [{ is: 'removed', text: part.text }] : []
    if (part.what === 'indicators' && steady !== undefined) return []
    const text = part.what === 'code' ? `$${part.text}` : part.what === 'indicators' ? shown(part.text) : part.text
    if (part.kind !== 'kept') return [{ is: part.kind, text }]
    return [{ is: part.what === 'code' ? 'code' : 'same', text }]
  })
  return { tag, indicators: steady === undefined ? '' : shown(steady), parts: joined(drawn) }
}

/** What goes, or comes, in one piece is drawn as one. */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const runs: DiffPart[] = []
  for (const part of parts) {
    const last = runs.at(-1)
    const isRun = last !== undefined && last.is === part.is && (part.is === 'removed' || part.is === 'added')
    if (isRun) runs[runs.length - 1] = { is: part.is, text: `${last.text} ${part.text}` }
    else runs.push(part)
  }
  return runs
}

function shown(indicators: string): string {
  return indicators.replaceAll(' ', '#')
}
