import type { CountResults, RecordReport } from '../../../../server/src/modules/record-reports/contract.ts'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { Tabs, type TabPage } from '../../ui/tabs.tsx'
import { CharactersPart } from './characters-part.tsx'
import { CoveragePart } from './coverage-part.tsx'
import { EssentialsPart } from './essentials-part.tsx'
import { FieldsPart } from './fields-part.tsx'
import { LengthsPart } from './lengths-part.tsx'
import { MaterialsPart } from './materials-part.tsx'
import { NumbersPart } from './numbers-part.tsx'
import { TablePanel } from './table-panel.tsx'
import { ValuesPart } from './values-part.tsx'

const parts = [
  'fields',
  'materials',
  'essentials',
  'characters',
  'lengths',
  'coverage',
  'numbers',
  'values',
  'table',
] as const
type Part = (typeof parts)[number]

interface CountsViewProps {
  readonly report: RecordReport
  readonly counts: CountResults
}

/** What a report counted, a page for each kind of thing. */
export function CountsView({ report, counts }: CountsViewProps) {
  const words = useWords()
  const { reports } = words
  const address = useAddress()
  const pages = parts.flatMap((id): TabPage<Part>[] => {
    const content = contentOf(id, report, counts)
    return content === undefined ? [] : [{ id, label: words.recordReportParts[id], content }]
  })
  const [first] = pages
  if (!first) return null
  const asked = address.text('part')
  return (
    <Tabs
      label={reports.parts}
      pages={pages}
      value={pages.find(({ id }) => id === asked)?.id ?? first.id}
      onChange={(id) => address.set({ part: id === first.id ? undefined : id }, 'replace')}
    />
  )
}

function contentOf(part: Part, open: RecordReport, counts: CountResults) {
  const report = open.id
  switch (part) {
    case 'fields':
      return counts.fields && <FieldsPart report={report} found={counts.fields} names={counts.names} />
    case 'materials':
      return counts.materials && <MaterialsPart report={report} found={counts.materials} />
    case 'essentials':
      return counts.essentials && <EssentialsPart report={report} found={counts.essentials} />
    case 'characters':
      return counts.characters && <CharactersPart report={report} found={counts.characters} />
    case 'lengths':
      return counts.lengths && <LengthsPart report={report} found={counts.lengths} />
    case 'coverage':
      return counts.coverage && <CoveragePart report={report} found={counts.coverage} />
    case 'numbers':
      return counts.numbers && <NumbersPart report={report} found={counts.numbers} />
    case 'values':
      return counts.values && <ValuesPart report={report} found={counts.values} />
    case 'table':
      return <TablePanel report={open} />
  }
}
