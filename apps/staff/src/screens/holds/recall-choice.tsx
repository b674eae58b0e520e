import { useQuery } from '@tanstack/react-query'
import { PreviewRecall } from '../../../../server/src/modules/circulation/contract-recalls.ts'
import type { HoldKind } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Select } from '../../ui/select.tsx'
import { WhyList } from '../../ui/why-panel.tsx'

interface RecallChoiceProps {
  readonly value: HoldKind
  readonly onChange: (kind: HoldKind) => void
  /** What the hold is for. */
  readonly wish: { readonly bib: number; readonly item?: number; readonly patron?: number }
}

/** Whether a hold waits, fetches or calls a loan back; a recall says at once which loan, and when it would be due. */
export function RecallChoice({ value, onChange, wish }: RecallChoiceProps) {
  const { words, call, format } = useDesk()
  const { renewing } = words
  const preview = useQuery({
    queryKey: ['recall', wish],
    queryFn: ({ signal }) => call(PreviewRecall, { body: wish }, signal),
    enabled: value === 'recall',
  })
  const told = value === 'recall' ? preview.data : undefined
  return (
    <>
      <Select
        label={renewing.recallOf}
        choices={[
          { id: 'hold', label: renewing.plainHold },
          { id: 'recall', label: renewing.recallHold },
          { id: 'page', label: renewing.pageHold },
        ]}
        value={value}
        onChange={onChange}
      />
      {told && (
        <div aria-live="polite">
          {told.loan === null || told.due === null || told.dueBefore === null ? (
            <Banner tone="warn" title={told.blocks[0]?.message ?? renewing.recallNothing} />
          ) : (
            <Banner tone="info" title={renewing.recallLoan(told.loan.barcode, format.when(told.dueBefore))}>
              {told.moved ? renewing.recallDue(format.when(told.due)) : renewing.recallStays}
            </Banner>
          )}
          <WhyList reasons={told.reasons} />
        </div>
      )}
    </>
  )
}
