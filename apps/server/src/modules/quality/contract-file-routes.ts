import { route } from '../../platform/route.ts'
import { Type } from '../../platform/schemas.ts'
import { ListFlags } from './contract.ts'

/** The address of the list of flags as a file, for the description of the API; `streams.ts` serves it. */
export const fileRoutes = [
  route({
    method: 'GET',
    path: '/quality/flags.csv',
    access: 'quality:read',
    summary: 'All flags that fulfil the conditions, as CSV',
    description: 'The conditions are those of the list of flags; `delimiter` is a comma unless it says otherwise.',
    ...(ListFlags.query && { query: ListFlags.query }),
    response: Type.String({ description: 'The file' }),
    files: { answer: 'text/csv' },
  }),
]
