import { useMutation } from '@tanstack/react-query'
import type { RecordQuestion } from '@carrel/marc-reports'
import { ListBehind } from '../../../../server/src/modules/record-reports/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Figure } from '../../ui/formatted.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'

interface FigureLinkProps {
  readonly report: number
  /** How many records there are. */
  readonly value: number
  readonly question: RecordQuestion
  /** What the list is called, and what those hear who cannot see the column. */
  readonly name: string
  /** What it is called for those who cannot see it, where the number is not one of records. */
  readonly label?: string
}

/** A number of records that leads to them. */
export function FigureLink({ report, value, question, name, label }: FigureLinkProps) {
  const { words, call, format } = useDesk()
  const goTo = useGoTo()
  const open = useMutation({
    mutationFn: () => call(ListBehind, { params: { id: report }, body: { question, name: name.slice(0, 200) } }),
    onSuccess: ({ id }) => goTo(`/record-reports/${id}`),
  })
  if (value === 0) return <Figure value={0} />
  return (
    <TextButton
      aria-label={label ?? `${name}: ${words.reports.showRecords(value)}`}
      isDisabled={open.isPending}
      onPress={() => open.mutate()}
    >
      <span className="figure">{format.count(value)}</span>
    </TextButton>
  )
}
