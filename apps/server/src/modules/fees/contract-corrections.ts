import { route } from '../../platform/route.ts'
import { IdParams, Type } from '../../platform/schemas.ts'
import { Account } from './contract.ts'

const Reason = Type.String({ minLength: 1 })

export const CancelCharge = route({
  method: 'POST',
  path: '/charges/:id/cancellation',
  access: 'fees:waive',
  summary: 'Cancel a charge that was made in error',
  description:
    'Nothing of it is owed any more; what was paid of it becomes the credit of the patron. A lost item whose charge is cancelled is not lost and paid.',
  params: IdParams,
  body: Type.Object({ reason: Reason }),
  response: Account,
})
