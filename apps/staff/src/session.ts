import { createContext, useContext } from 'react'
import { queryOptions } from '@tanstack/react-query'
import { GetSession, type SessionView } from '../../server/src/modules/org/contract.ts'
import type { Call } from './api.ts'
import { Problem } from './problem.ts'

/** Who is signed in, where, and what they may do. */
export type Session = SessionView

/** Where the session is kept among what was asked of the server. */
export const sessionKey = ['session'] as const
/** True once the server has said that it no longer knows the session that this page works with. */
export const signedOutKey = ['signed-out'] as const

/** Asks who is signed in; `null` when nobody is. */
export function sessionQuery(call: Call) {
  return queryOptions({
    queryKey: sessionKey,
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await call(GetSession, {}, signal)
      } catch (error) {
        if (error instanceof Problem && error.status === 401) return null
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Holds the session for everything that is shown to somebody signed in. */
export const SessionContext = createContext<Session | undefined>(undefined)

/** The session; only below sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('used before sign-in')
  return session
}

/** True when the person may do something, e.g. `circulation:check-out`. The server decides; this only spares a useless button. */
export function may(session: Session, permission: string): boolean {
  return session.permissions.includes(permission)
}
