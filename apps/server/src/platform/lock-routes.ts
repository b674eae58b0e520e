import { route, type Access } from './route.ts'
import { EditLock, Empty, IdParams, LockToken, Nullable, Type } from './schemas.ts'

/** Who sees and who takes the locks of a kind of record, and what one of them is called, such as `a record`. */
interface LockedRecord {
  readonly path: string
  readonly read: Access
  readonly write: Access
  readonly record: string
}

/** The routes by which an editor says that it has a record open, that it no longer has, and asks who has. */
export const lockRoutes = ({ path, read, write, record }: LockedRecord) => ({
  take: route({
    method: 'PUT',
    path,
    access: write,
    summary: `Tell others that ${record} is being edited, or go on telling them`,
    description:
      '`token` is one for each window. Where somebody else has it open their lock is answered and stays; `take` takes it over. A lock that is not renewed for two minutes ends.',
    params: IdParams,
    body: Type.Object({ token: LockToken, take: Type.Optional(Type.Boolean()) }),
    response: EditLock,
  }),
  release: route({
    method: 'DELETE',
    path,
    access: write,
    summary: `Tell others that ${record} is no longer being edited`,
    params: IdParams,
    query: Type.Object({ token: LockToken }),
    response: Empty,
  }),
  get: route({
    method: 'GET',
    path,
    access: read,
    summary: `Who is editing ${record}`,
    params: IdParams,
    response: Type.Object({ lock: Nullable(EditLock) }),
  }),
})
