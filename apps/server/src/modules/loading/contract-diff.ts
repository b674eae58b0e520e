import { oneOf, Type, type Static } from '../../platform/schemas.ts'

const DiffPart = Type.Object({
  what: oneOf('tag', 'indicators', 'code', 'text'),
  kind: oneOf('kept', 'added', 'removed'),
  text: Type.String(),
})
/** Two records compared field by field. */
export const RecordDiffView = Type.Object({
  isSame: Type.Boolean(),
  leader: Type.Optional(Type.Array(DiffPart)),
  fields: Type.Array(
    Type.Object({
      kind: oneOf('kept', 'moved', 'changed', 'added', 'removed'),
      tag: Type.String(),
      parts: Type.Array(DiffPart),
    }),
  ),
})
export type RecordDiffView = Static<typeof RecordDiffView>
