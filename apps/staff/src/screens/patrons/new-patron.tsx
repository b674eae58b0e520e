import { useDesk } from '../../desk-context.ts'
import { RegisterPatron } from '../../../../server/src/modules/patrons/contract.ts'
import { useAddress } from '../../address.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { bodyOf } from './patron-body.ts'
import { PatronForm } from './patron-form.tsx'
import { partName } from './similar.ts'

/** Registers somebody new. */
export function NewPatronScreen() {
  const { call, words, announce, sounds } = useDesk()
  const address = useAddress()
  const goTo = useGoTo()
  const { patrons } = words
  const name = address.text('name')
  const card = address.text('card')
  return (
    <>
      <PageHeader
        title={patrons.newTitle}
        guide="register-patron"
        crumbs={[{ label: patrons.title, href: '/patrons' }]}
      />
      <PatronForm
        start={{ ...(name !== undefined && partName(name)), ...(card !== undefined && { card }) }}
        submit={patrons.registerNow}
        onCancel={() => goTo('/patrons')}
        onSubmit={async ({ card: given, pin, birthDate, expires, externalId, ...rest }) => {
          const patron = await call(RegisterPatron, {
            body: {
              ...bodyOf(rest),
              ...(externalId.trim() !== '' && { externalId: externalId.trim() }),
              ...(given !== '' && { card: given }),
              ...(pin !== '' && { pin }),
              ...(birthDate !== undefined && { birthDate }),
              ...(expires !== undefined && { expires }),
            },
          })
          sounds.play('ok')
          announce(patron.name)
          goTo(`/patrons/${patron.id}`)
        }}
      />
    </>
  )
}
