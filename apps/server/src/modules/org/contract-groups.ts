import { route } from '../../platform/route.ts'
import { Empty, IdParams, List, Type, type Static } from '../../platform/schemas.ts'

/** Branches that share something across the tree, such as a rule, a van or a reading public. */
export const BranchGroup = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  note: Type.String(),
  /** Branches and systems as they were chosen; a system stands for all branches below it. */
  branches: Type.Array(Type.Integer()),
})
export type BranchGroup = Static<typeof BranchGroup>

const Branches = Type.Array(Type.Integer({ minimum: 1 }), {
  minItems: 1,
  maxItems: 1000,
  description: 'Numbers of branches or systems; a system stands for all branches below it',
})

export const ListBranchGroups = route({
  method: 'GET',
  path: '/branch-groups',
  access: 'staff',
  summary: 'Groups of branches across the tree',
  response: List(BranchGroup),
})
export const CreateBranchGroup = route({
  method: 'POST',
  path: '/branch-groups',
  access: 'org:branches',
  summary: 'Add a group of branches',
  description:
    'Circulation rules may name it in `criteria.group` (where it is lent) and `criteria.ownerGroup` (who owns the item).',
  body: Type.Object({
    code: Type.String({ minLength: 1, maxLength: 20 }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    note: Type.Optional(Type.String({ maxLength: 500 })),
    branches: Branches,
  }),
  response: BranchGroup,
})
export const ChangeBranchGroup = route({
  method: 'PATCH',
  path: '/branch-groups/:id',
  access: 'org:branches',
  summary: 'Change a group of branches',
  params: IdParams,
  body: Type.Object({
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    note: Type.Optional(Type.String({ maxLength: 500 })),
    branches: Type.Optional(Branches),
  }),
  response: BranchGroup,
})
export const DeleteBranchGroup = route({
  method: 'DELETE',
  path: '/branch-groups/:id',
  access: 'org:branches',
  summary: 'Remove a group of branches; refused while a circulation rule names it',
  params: IdParams,
  response: Empty,
})
