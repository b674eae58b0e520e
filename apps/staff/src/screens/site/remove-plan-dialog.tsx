import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RemoveFloorPlan, type FloorPlan } from '../../../../server/src/modules/site/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'

interface RemovePlanDialogProps {
  readonly plan: FloorPlan
  readonly title: string
  readonly onClose: () => void
}

/** Asks before a plan goes with its areas: they cannot be brought back. */
export function RemovePlanDialog({ plan, title, onClose }: RemovePlanDialogProps) {
  const { words, call, announce } = useDesk()
  const { site } = words
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call(RemoveFloorPlan, { params: { id: plan.id } }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['site', 'plans'] })
      announce(site.planRemoved)
      onClose()
    },
  })
  return (
    <AskDialog
      title={site.removeTitle(title)}
      submit={site.removePlan}
      role="alertdialog"
      tone="danger"
      onSubmit={() => remove.mutate()}
      onClose={onClose}
      isPending={remove.isPending}
      error={remove.error}
    >
      <p>{site.removeText(plan.areas.length)}</p>
    </AskDialog>
  )
}
