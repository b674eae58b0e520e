import { useQuery } from '@tanstack/react-query'
import { ListLabelTemplates, type LabelTemplateView } from '../../../../server/src/modules/labels/contract-templates.ts'
import { useDesk } from '../../desk-context.ts'

/** Where the designs are kept among what was asked of the server. */
export const designsKey = ['label-templates'] as const

/** The labels that can be printed; `undefined` until they are known. */
export function useDesigns(): readonly LabelTemplateView[] | undefined {
  const { call } = useDesk()
  return useQuery({
    queryKey: designsKey,
    queryFn: ({ signal }) => call(ListLabelTemplates, {}, signal),
  }).data?.rows
}

const key = 'carrel.label-design'

/** The design that was used last on this computer. */
export function lastDesign(designs: readonly LabelTemplateView[]): LabelTemplateView | undefined {
  const id = Number(localStorage.getItem(key))
  return designs.find((one) => one.id === id) ?? designs.find(({ use }) => use === 'spine') ?? designs[0]
}

/** Remembers it. */
export function rememberDesign(id: number): void {
  localStorage.setItem(key, String(id))
}
