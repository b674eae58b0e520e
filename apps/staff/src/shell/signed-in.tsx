import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { GetWayOut } from '../../../server/src/modules/identity/contract.ts'
import { ChangeBranch, GetSetUp, SignOut } from '../../../server/src/modules/org/contract.ts'
import { useDesk } from '../desk-context.ts'
import { PrintStrip } from '../screens/printing/print-strip.tsx'
import { OfflineLock } from '../offline/offline-lock.tsx'
import { useLine } from '../offline/use-line.ts'
import { SessionContext, sessionKey, sessionQuery, signedOutKey } from '../session.ts'
import { Dialog } from '../ui/dialog.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { FailedState } from '../ui/states.tsx'
import { Shell } from './shell.tsx'
import { SignInForm, SignInScreen } from './sign-in.tsx'

/** Needed once in the life of a library, so it is not sent with the rest. */
const SetUpScreen = lazy(() =>
  import('../screens/setup/set-up-screen.tsx').then((module) => ({ default: module.SetUpScreen })),
)

/** Everything behind sign-in: asks for it first, and again over the screen when the session has ended meanwhile. */
export function SignedIn() {
  const { call, words, live } = useDesk()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const session = useQuery(sessionQuery(call))
  const { locked } = useLine()
  const { data: signedOut } = useQuery({ queryKey: signedOutKey, queryFn: () => false, enabled: false })
  if (session.isPending) return <SkeletonRows rows={10} />
  if (session.isError && locked) return <OfflineLock />
  if (session.isError) return <FailedState error={session.error} onRetry={() => void session.refetch()} />
  if (session.data === null) return <Entrance />

  const signOut = async () => {
    // Asked for before: afterwards nobody knows any more where this session came from.
    const { address } = await call(GetWayOut, {}).catch(() => ({ address: null }))
    await call(SignOut, {})
    queries.setQueryData(sessionKey, null)
    // The next person at this computer sees nothing of what the last one saw.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    if (address !== null) location.assign(address)
  }
  const changeBranch = async (branch: number) => {
    queries.setQueryData(sessionKey, await call(ChangeBranch, { body: { branch } }))
    await queries.invalidateQueries()
  }
  const leaveSignIn = () => queries.setQueryData(signedOutKey, false)
  return (
    <SessionContext value={session.data}>
      <Shell
        onAsk={(q) => void navigate({ to: '/find', search: { q } })}
        onGo={(to) => void navigate({ to })}
        onSignOut={() => void signOut()}
        onChangeBranch={(branch) => void changeBranch(branch)}
      >
        <PrintStrip />
        <Outlet />
      </Shell>
      <Dialog title={words.signIn.title} isOpen={signedOut === true} onClose={leaveSignIn}>
        <p>{words.problems.signedOut}</p>
        <SignInForm onSignedIn={() => live.retry()} />
      </Dialog>
    </SessionContext>
  )
}

/** Who is not signed in: an empty library is set up first. */
function Entrance() {
  const { call } = useDesk()
  const setUp = useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => call(GetSetUp, {}, signal),
    // A library that cannot say whether it is empty is most likely not.
    retry: false,
  })
  if (setUp.isPending) return <SkeletonRows rows={6} />
  return setUp.data?.needed === true ? (
    <Suspense fallback={<SkeletonRows rows={6} />}>
      <SetUpScreen />
    </Suspense>
  ) : (
    <SignInScreen />
  )
}
