import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { TryPassword, type IdentityProvider } from '../../../../server/src/modules/identity/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './identity.module.css'

interface TryNameProps {
  readonly of: IdentityProvider
  readonly onTried: () => void
}

/** Tries a name and password at a directory. */
export function TryName({ of: it, onTried }: TryNameProps) {
  const { words, call } = useDesk()
  const { identity } = words
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const realm = it.forPatrons ? 'patron' : 'staff'
  const attempt = useMutation({
    mutationFn: () => call(TryPassword, { params: { id: it.id }, body: { for: realm, user, password } }),
    onSettled: () => {
      setPassword('')
      onTried()
    },
  })
  return (
    <form
      className={styles.pair}
      onSubmit={(event) => {
        event.preventDefault()
        attempt.mutate()
      }}
    >
      {attempt.isError && <Banner tone="stop" live title={sentenceFor(attempt.error, words.problems)} />}
      <TextField label={identity.username} value={user} onChange={setUser} autoComplete="off" isRequired />
      <TextField
        label={words.signIn.password}
        type="password"
        autoComplete="off"
        value={password}
        onChange={setPassword}
        isRequired
      />
      <div>
        <Button type="submit" isPending={attempt.isPending} isDisabled={user === '' || password === ''}>
          {identity.tryName}
        </Button>
      </div>
    </form>
  )
}
