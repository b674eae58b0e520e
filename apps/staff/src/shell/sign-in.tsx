import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ListSignInWays } from '../../../server/src/modules/identity/contract.ts'
import { SignIn } from '../../../server/src/modules/org/contract.ts'
import { useDesk } from '../desk-context.ts'
import { sentenceFor } from '../problem.ts'
import { sessionKey, signedOutKey } from '../session.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Brand } from './brand.tsx'
import styles from './sign-in.module.css'

/** The first page of a day: who is there. */
export function SignInScreen() {
  const { words, live } = useDesk()
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Brand name={words.app.name} />
        <h1 className={styles.title}>{words.signIn.title}</h1>
        <SignInForm onSignedIn={() => live.retry()} />
      </div>
    </main>
  )
}

/** The page has nothing but this form, so the focus may begin in it. */
const focusFirst = { autoFocus: true }

/** The buttons of accounts of elsewhere; nothing while they are not known. */
function OtherWays() {
  const { words, call } = useDesk()
  const ways = useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) => call(ListSignInWays, { query: { for: 'staff' } }, signal),
    retry: false,
  })
  const next = `${location.pathname}${location.search}`
  return (ways.data?.rows ?? []).map(({ id, name, address }) => (
    <a key={id} className={styles.way} href={`${address}&next=${encodeURIComponent(next)}`}>
      {words.signIn.with(name)}
    </a>
  ))
}

/** Name and password; a refusal stands above them and both stay as they were typed. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { words, call } = useDesk()
  const queries = useQueryClient()
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => call(SignIn, { body: { user, password } }),
    onSuccess: (session) => {
      queries.setQueryData(sessionKey, session)
      queries.setQueryData(signedOutKey, false)
      onSignedIn()
    },
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate()
      }}
    >
      {signIn.isError && <Banner tone="stop" live title={sentenceFor(signIn.error, words.problems)} />}
      <TextField
        label={words.signIn.user}
        value={user}
        onChange={setUser}
        name="username"
        autoComplete="username"
        {...focusFirst}
      />
      <TextField
        label={words.signIn.password}
        value={password}
        onChange={setPassword}
        type="password"
        name="password"
        autoComplete="current-password"
      />
      <Button type="submit" tone="primary" wide isPending={signIn.isPending}>
        {words.signIn.submit}
      </Button>
      <OtherWays />
    </form>
  )
}
