import { useSyncExternalStore } from 'react'
import { printerResolutions } from '../../../../server/src/modules/labels/contract-templates.ts'
import { useWords } from '../../desk-context.ts'
import { Select } from '../../ui/select.tsx'
import type { Stock } from './design-draft.ts'

/** Dots to an inch of a label printer; undefined for paper. */
export type Resolution = (typeof printerResolutions)[number]

const key = 'carrel.label-drawn-for'
const paper = 'paper'
const listeners = new Set<() => void>()

function remembered(): Resolution | undefined {
  const dots = Number(localStorage.getItem(key))
  return printerResolutions.find((one) => one === dots)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What labels of a paper are drawn for on this computer: for a label printer of so many dots, or for paper (undefined). */
export function useDrawnFor(stock: Pick<Stock, 'kind' | 'columns'> | undefined): Resolution | undefined {
  const chosen = useSyncExternalStore(subscribe, remembered)
  return stock?.kind === 'roll' && stock.columns === 1 ? chosen : undefined
}

/** Chooses it; only rolls of one label in a row go into label printers. */
export function DrawnFor({ stock }: { readonly stock: Pick<Stock, 'kind' | 'columns'> }) {
  const { labelling } = useWords()
  const chosen = useDrawnFor(stock)
  if (stock.kind !== 'roll' || stock.columns > 1) return null
  return (
    <Select
      label={labelling.drawnFor}
      value={chosen === undefined ? paper : String(chosen)}
      onChange={(next) => {
        localStorage.setItem(key, next)
        for (const listener of listeners) listener()
      }}
      choices={[
        { id: paper, label: labelling.onPaper },
        ...printerResolutions.map((dots) => ({ id: String(dots), label: labelling.onHead(dots) })),
      ]}
    />
  )
}
