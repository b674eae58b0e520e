import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChangePatron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { bodyOf } from './patron-body.ts'
import { PatronForm } from './patron-form.tsx'
import { patronKey, patronQuery } from './patron-queries.ts'

/** Changes the details of a patron. */
export function EditPatronScreen() {
  const { call, words } = useDesk()
  const goTo = useGoTo()
  const queries = useQueryClient()
  const id = Number(useParams({ strict: false, select: (params) => params.id }))
  const { data: patron, error, refetch } = useQuery(patronQuery(call, id))
  const { patrons } = words
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />
  if (!patron) return <SkeletonRows rows={8} />
  const back = () => goTo(`/patrons/${id}`)
  return (
    <>
      <PageHeader
        title={patrons.editTitle}
        guide="register-patron"
        crumbs={[
          { label: patrons.title, href: '/patrons' },
          { label: patron.name, href: `/patrons/${id}` },
        ]}
      />
      <PatronForm
        patron={patron}
        submit={patrons.save}
        onCancel={back}
        onSubmit={async (draft) => {
          const { card: _card, pin, birthDate, expires, externalId, ...rest } = draft
          await call(ChangePatron, {
            params: { id },
            body: {
              ...bodyOf(rest),
              externalId: externalId.trim() === '' ? null : externalId.trim(),
              birthDate: birthDate ?? null,
              expires: expires ?? null,
              ...(pin !== '' && { pin }),
            },
          })
          await queries.invalidateQueries({ queryKey: patronKey(id) })
          back()
        }}
      />
    </>
  )
}
