import { route } from '../../platform/route.ts'
import { IdParams, Type } from '../../platform/schemas.ts'
import { Import } from './contract.ts'

/** The addresses of files of this module, for the description of the API; `import/streams.ts` serves them. */
export const fileRoutes = [
  route({
    method: 'POST',
    path: '/imports',
    access: 'catalog:import',
    summary: 'Bring in a file of records: its bytes are the body, of any media type and size',
    description:
      '`name` is the name of the file, `profile` the profile by which it is loaded; with `preview` nothing is written.',
    query: Type.Object({
      name: Type.Optional(Type.String()),
      profile: Type.Optional(Type.Integer()),
      preview: Type.Optional(Type.Boolean()),
    }),
    response: Import,
    files: { body: 'application/octet-stream' },
  }),
  route({
    method: 'GET',
    path: '/imports/:id/refused',
    access: 'catalog:import',
    summary: 'The records that an import refused, as they came',
    params: IdParams,
    response: Type.String({ description: 'The file' }),
    files: { answer: 'application/octet-stream' },
  }),
]
