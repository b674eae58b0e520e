import { useMutation } from '@tanstack/react-query'
import { IgnoreInReport, type ReportName } from '../../../../server/src/modules/authorities/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { ReasonDialog } from './reason-dialog.tsx'

interface AsideDialogProps {
  readonly report: ReportName
  readonly subject: string
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks why a line of a report needs no work, and puts it aside. */
export function AsideDialog({ report, subject, onClose, onDone }: AsideDialogProps) {
  const { words, call } = useDesk()
  const { authorities } = words
  const put = useMutation({
    mutationFn: (reason: string) => call(IgnoreInReport, { params: { report, subject }, body: { reason } }),
    onSuccess: onDone,
  })
  return (
    <ReasonDialog
      title={authorities.aside}
      text={authorities.asideText}
      isPending={put.isPending}
      onClose={onClose}
      onReason={(reason) => put.mutate(reason)}
    />
  )
}
