import { useLendingBranches } from '../../reference.ts'

/** Branches at which a club may collect, with its members' own first. */
export function usePickupChoices(own: string) {
  return [
    { id: 'own', label: own },
    ...useLendingBranches()
      .filter(({ pickup }) => pickup)
      .map(({ id, name }) => ({ id: String(id), label: name })),
  ]
}
