import { route } from '../../platform/route.ts'
import { Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { RecordDiffView } from './contract-diff.ts'
import { ItemMappingContent, MatchRuleContent, OverlayContent } from './contract-profiles.ts'

const RecordText = Type.String({ maxLength: 1_000_000 })
const orRef = <S extends Type.TSchema>(content: S) => Type.Union([Type.String({ maxLength: 60 }), content])

/** What two records, a match rule and an overlay profile come to; nothing is kept. */
export const Trial = Type.Object({
  /** By the match rule. */
  match: Nullable(
    Type.Object({
      score: Type.Number(),
      threshold: Type.Number(),
      matches: Type.Boolean(),
      points: Type.Array(
        Type.Object({
          kind: Type.String(),
          place: Nullable(Type.String()),
          outcome: oneOf('agrees', 'alike', 'differs', 'missing'),
          score: Type.Number(),
          incoming: Type.Array(Type.String()),
          existing: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
  /** By the overlay profile: the record that results, as mnemonic text, and field by field. */
  result: Nullable(Type.String()),
  isChanged: Type.Boolean(),
  diff: Nullable(RecordDiffView),
  notes: Type.Array(
    Type.Object({ fate: Type.String(), tag: Type.String(), text: Type.String(), reason: Type.String() }),
  ),
  /** Local fields that would be lost. */
  lost: Type.Array(Type.String()),
  /** Items of the incoming record by the mapping. */
  items: Type.Array(Type.Record(Type.String(), Type.String())),
})
export type Trial = Static<typeof Trial>
export const TryLoading = route({
  method: 'POST',
  path: '/loading/trial',
  access: 'catalog:import',
  summary: 'Try a match rule, an overlay profile or an item mapping on two records',
  description:
    'Records as mnemonic text, MARCXML or JSON; the existing one may be named by the number of its title. Rules are given by name or in full.',
  readOnly: true,
  body: Type.Object({
    incoming: RecordText,
    existing: Type.Optional(RecordText),
    bib: Type.Optional(Type.Integer({ minimum: 1 })),
    match: Type.Optional(orRef(MatchRuleContent)),
    overlay: Type.Optional(orRef(OverlayContent)),
    items: Type.Optional(orRef(ItemMappingContent)),
  }),
  response: Trial,
})
