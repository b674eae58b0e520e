import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { ChangeBranch, SignOut } from '../../../server/src/modules/org/contract.ts'
import { useDesk } from '../desk-context.ts'
import { SessionContext, sessionKey, sessionQuery, signedOutKey } from '../session.ts'
import { Dialog } from '../ui/dialog.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { FailedState } from '../ui/states.tsx'
import { Shell } from './shell.tsx'
import { SignInForm, SignInScreen } from './sign-in.tsx'

/** Everything behind sign-in: asks for it first, and again over the screen when the session has ended meanwhile. */
export function SignedIn() {
  const { call, words, live } = useDesk()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const session = useQuery(sessionQuery(call))
  const { data: signedOut } = useQuery({ queryKey: signedOutKey, queryFn: () => false, enabled: false })
  if (session.isPending) return <SkeletonRows rows={10} />
  if (session.isError) return <FailedState error={session.error} onRetry={() => void session.refetch()} />
  if (session.data === null) return <SignInScreen />

  const signOut = async () => {
    await call(SignOut, {})
    queries.clear()
    await queries.refetchQueries({ queryKey: sessionKey })
  }
  const changeBranch = async (branch: number) => {
    queries.setQueryData(sessionKey, await call(ChangeBranch, { body: { branch } }))
    await queries.invalidateQueries()
  }
  const onSignedIn = () => {
    queries.setQueryData(signedOutKey, false)
    live.retry()
  }
  return (
    <SessionContext value={session.data}>
      <Shell
        counts={{}}
        onAsk={(q) => void navigate({ to: '/find', search: { q } })}
        onGo={(to) => void navigate({ to })}
        onSignOut={() => void signOut()}
        onChangeBranch={(branch) => void changeBranch(branch)}
      >
        <Outlet />
      </Shell>
      <Dialog title={words.signIn.title} isOpen={signedOut === true} onClose={onSignedIn}>
        <p>{words.problems.signedOut}</p>
        <SignInForm onSignedIn={onSignedIn} />
      </Dialog>
    </SessionContext>
  )
}
