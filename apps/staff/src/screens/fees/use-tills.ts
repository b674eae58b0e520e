import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListTills, type Till } from '../../../../server/src/modules/fees/contract-tills.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { useSession } from '../../session.ts'

/** Under which the tills of this branch are kept in this browser. */
export const tillsKey = ['tills'] as const

/** The tills of this branch. */
export function useTills() {
  const { call } = useDesk()
  const { branch } = useSession()
  const query = useQuery({
    queryKey: [...tillsKey, branch.id],
    queryFn: ({ signal }) => call(ListTills, { query: { branch: branch.id } }, signal),
  })
  useLiveRefresh(['till', 'payment'], [tillsKey])
  return query
}

/** Into which till money goes here: undefined where there is none, or only one and nothing to choose. */
export interface TillChoice {
  readonly open: readonly Till[]
  readonly chosen: number | undefined
  choose(till: number): void
}

const chosenKey = 'carrel.till'

/** The open tills to choose from, and the one that this computer works with. */
export function useTillChoice(): TillChoice {
  const tills = useTills()
  const [kept, setKept] = useState(readKept)
  const open = tills.data?.rows.filter(({ session }) => session !== null) ?? []
  return {
    open,
    chosen: open.length > 1 ? (open.find(({ id }) => id === kept) ?? open[0])?.id : undefined,
    choose(till) {
      setKept(till)
      try {
        localStorage.setItem(chosenKey, String(till))
      } catch {
        // A browser that keeps nothing asks again next time.
      }
    },
  }
}

function readKept(): number | undefined {
  try {
    const text = localStorage.getItem(chosenKey)
    return text === null ? undefined : Number(text)
  } catch {
    return undefined
  }
}
