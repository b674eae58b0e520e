import { useWords } from '../../desk-context.ts'
import { Select } from '../../ui/select.tsx'
import type { TillChoice } from './use-tills.ts'

/** The choice of a till, only where several are open. */
export function TillSelect({ tills }: { readonly tills: TillChoice }) {
  const words = useWords()
  if (tills.chosen === undefined) return null
  return (
    <Select
      label={words.tills.choose}
      value={String(tills.chosen)}
      onChange={(id) => tills.choose(Number(id))}
      choices={tills.open.map(({ id, name }) => ({ id: String(id), label: name }))}
    />
  )
}
