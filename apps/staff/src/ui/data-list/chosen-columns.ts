import { useState } from 'react'

const keyOf = (list: string) => `carrel.columns.${list}`

/** The columns that were chosen for a list on this computer; undefined until somebody chose. */
export function useChosenColumns(
  list: string | undefined,
): readonly [readonly string[] | undefined, (chosen: readonly string[]) => void] {
  const [chosen, setChosen] = useState(() => (list === undefined ? undefined : read(list)))
  const choose = (next: readonly string[]) => {
    setChosen(next)
    if (list === undefined) return
    try {
      localStorage.setItem(keyOf(list), JSON.stringify(next))
    } catch {
      // The choice then lasts until the page is closed.
    }
  }
  return [chosen, choose]
}

function read(list: string): readonly string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? 'null')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : undefined
  } catch {
    return undefined
  }
}
