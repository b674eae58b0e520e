import { createContext, useContext } from 'react'

/** What the shell can do for its parts. */
export interface ShellActions {
  readonly signOut: () => void
  readonly changeBranch: (branch: number) => void
  readonly showKeys: () => void
}

/** Holds what the shell can do. */
export const ShellActionsContext = createContext<ShellActions | undefined>(undefined)

/** What the shell can do; only inside it. */
export function useShellActions(): ShellActions {
  const actions = useContext(ShellActionsContext)
  if (!actions) throw new Error('used outside the shell')
  return actions
}
