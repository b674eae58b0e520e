import { route } from '../../platform/route.ts'
import { IdParams, Type } from '../../platform/schemas.ts'
import { ListMode, TitleList } from './contract.ts'

const access = 'e-collections:manage'
const text = 'text/tab-separated-values'

/** The addresses of e-collections whose body or answer is a file, for the description of the API. */
export const fileRoutes = [
  route({
    method: 'POST',
    path: '/e-collections/:id/lists',
    access,
    summary: 'Bring a list of titles in KBART form; it is looked at first',
    params: IdParams,
    query: Type.Object({ name: Type.Optional(Type.String()), mode: Type.Optional(ListMode) }),
    files: { body: text },
    response: TitleList,
  }),
  route({
    method: 'GET',
    path: '/e-collections/:id/kbart',
    access,
    summary: 'The titles of a collection as a KBART file',
    params: IdParams,
    files: { answer: text },
    response: Type.String(),
  }),
  route({
    method: 'GET',
    path: '/e-collections/lists/:id/refused-file',
    access,
    summary: 'The lines of a list that were not taken, as they came',
    params: IdParams,
    files: { answer: text },
    response: Type.String(),
  }),
]
