import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { AskEmailAgain } from '../../../../server/src/modules/patrons/contract-registration.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { patronKey } from './patron-queries.ts'

/** An e-mail address of which the patron was asked to confirm that it is theirs. */
export function EmailState({ patron }: { readonly patron: Patron }) {
  const { call, words, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const { people } = words
  const again = useMutation({
    mutationFn: () => call(AskEmailAgain, { params: { id: patron.id } }),
    onSuccess: async () => {
      announce(people.emailAsked)
      await queries.invalidateQueries({ queryKey: patronKey(patron.id) })
    },
  })
  return (
    <>
      {patron.email}{' '}
      <Pill tone={patron.emailConfirmed === true ? 'ok' : 'warn'} icon="tone">
        {patron.emailConfirmed === true ? people.emailConfirmed : people.emailUnconfirmed}
      </Pill>{' '}
      {patron.emailConfirmed !== true && may(session, 'patrons:write') && (
        <TextButton onPress={() => again.mutate()}>
          {again.isSuccess ? people.emailAsked : people.emailAgain}
        </TextButton>
      )}
      {again.isError && <span role="alert"> {sentenceFor(again.error, words.problems)}</span>}
    </>
  )
}
