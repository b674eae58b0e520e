import { matchKinds, overlayActions } from '@carrel/marc-merge'
import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const Name = Type.String({ minLength: 1, maxLength: 120 })
const Short = Type.String({ maxLength: 300 })

/** A list that nobody changes in place. */
const list = <S extends Type.TSchema>(row: S, maxItems: number) =>
  Type.Unsafe<readonly Static<S>[]>(Type.Array(row, { maxItems }))

/** When two records are of one title; the shape of `MatchRule`. */
export const MatchRuleContent = Type.Object({
  name: Type.String({ maxLength: 120 }),
  threshold: Type.Number({ minimum: 0, maximum: 100_000 }),
  lead: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
  points: list(
    Type.Object({
      kind: oneOf(...matchKinds),
      weight: Type.Number({ minimum: 0, maximum: 100_000 }),
      against: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
      mustNotDiffer: Type.Optional(Type.Boolean()),
      place: Type.Optional(Short),
    }),
    50,
  ),
})
/** How an incoming record is laid over one that is there; the shape of `OverlayProfile`. */
export const OverlayContent = Type.Object({
  name: Type.String({ maxLength: 120 }),
  base: oneOf('existing', 'incoming'),
  rules: list(
    Type.Object({ action: oneOf(...overlayActions), fields: Type.String({ minLength: 1, maxLength: 2000 }) }),
    200,
  ),
  protect: Type.Optional(list(Short, 100)),
  keepBetterLevel: Type.Optional(Type.Boolean()),
  keepNumbers: Type.Optional(Type.Boolean()),
  agency: Type.Optional(Type.String({ maxLength: 40 })),
})
/** One schema for each thing that can be said of an item. */
const perPart = <S extends Type.TSchema>(schema: S) =>
  Type.Object({
    barcode: Type.Optional(schema),
    branch: Type.Optional(schema),
    location: Type.Optional(schema),
    itemType: Type.Optional(schema),
    callNumber: Type.Optional(schema),
    copyNumber: Type.Optional(schema),
    part: Type.Optional(schema),
    note: Type.Optional(schema),
    price: Type.Optional(schema),
    status: Type.Optional(schema),
  })
/** Where items stand in records; the shape of `ItemMapping`. */
export const ItemMappingContent = Type.Object({
  name: Type.String({ maxLength: 120 }),
  tag: Type.String({ minLength: 3, maxLength: 3 }),
  indicators: Type.Optional(Type.String({ minLength: 2, maxLength: 2 })),
  beside: Type.Optional(
    Type.Object({
      tag: Type.String({ minLength: 3, maxLength: 3 }),
      tie: Type.Optional(Type.String({ maxLength: 1 })),
    }),
  ),
  places: perPart(Type.String({ maxLength: 20 })),
  values: Type.Optional(perPart(Type.Record(Type.String(), Type.String({ maxLength: 300 })))),
  defaults: Type.Optional(perPart(Type.String({ maxLength: 300 }))),
  keepFields: Type.Optional(Type.Boolean()),
})

/** A rule, profile or mapping with the name by which profiles of loading take it: `identifiers` came with Carrel, `12` is this library's. */
const definition = <S extends Type.TSchema>(content: S) =>
  Type.Object({
    ref: Type.String(),
    name: Type.String(),
    isReady: Type.Boolean(),
    content,
    at: Nullable(Instant),
    by: Nullable(Type.String()),
  })
export const MatchRuleView = definition(MatchRuleContent)
export const OverlayView = definition(OverlayContent)
export const ItemMappingView = definition(ItemMappingContent)
export type MatchRuleView = Static<typeof MatchRuleView>
export type OverlayView = Static<typeof OverlayView>
export type ItemMappingView = Static<typeof ItemMappingView>

const definitionRoutes = <S extends Type.TSchema, V extends Type.TSchema>(
  path: string,
  what: string,
  content: S,
  view: V,
) => ({
  list: route({
    method: 'GET',
    path: `/loading/${path}`,
    access: 'catalog:import',
    summary: `${what}, those that came with Carrel first`,
    response: Type.Object({ rows: Type.Array(view) }),
  }),
  create: route({
    method: 'POST',
    path: `/loading/${path}`,
    access: 'catalog:loading',
    summary: `Add to: ${what}`,
    body: Type.Object({ name: Name, content }),
    response: view,
  }),
  change: route({
    method: 'PUT',
    path: `/loading/${path}/:id`,
    access: 'catalog:loading',
    summary: `Change one of: ${what}`,
    params: IdParams,
    body: Type.Object({ name: Name, content }),
    response: view,
  }),
  remove: route({
    method: 'DELETE',
    path: `/loading/${path}/:id`,
    access: 'catalog:loading',
    summary: `Delete one of: ${what}`,
    params: IdParams,
    response: Type.Object({}),
  }),
})
export const MatchRules = definitionRoutes('match-rules', 'match rules', MatchRuleContent, MatchRuleView)
export const OverlayProfiles = definitionRoutes('overlay-profiles', 'overlay profiles', OverlayContent, OverlayView)
export const ItemMappings = definitionRoutes('item-mappings', 'item mappings', ItemMappingContent, ItemMappingView)

/** What a profile of loading says; rules by their names, as in {@link MatchRules}. */
export const ProfileSettings = Type.Object({
  match: Nullable(Type.String({ maxLength: 60 })),
  overlay: Nullable(Type.String({ maxLength: 60 })),
  onMatch: oneOf('update', 'skip'),
  onNew: oneOf('add', 'skip'),
  deletes: oneOf('remove', 'skip'),
  holdings: Type.Boolean(),
  items: Nullable(Type.String({ maxLength: 60 })),
  set: Nullable(Type.Object({ id: Type.Integer({ minimum: 1 }), mode: oneOf('add', 'replace') })),
  /** For files of rows and columns: a line for each field, such as `=245  00$a{Title}`. */
  columns: Type.Optional(Nullable(Type.String({ maxLength: 20_000 }))),
})
export type ProfileSettings = Static<typeof ProfileSettings>
export const LoadProfile = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  settings: ProfileSettings,
  at: Instant,
  by: Type.String(),
})
export type LoadProfile = Static<typeof LoadProfile>
export const ListLoadProfiles = route({
  method: 'GET',
  path: '/loading/profiles',
  access: 'catalog:import',
  summary: 'Profiles by which files are loaded',
  response: Type.Object({ rows: Type.Array(LoadProfile) }),
})
const ProfileBody = Type.Object({ name: Name, settings: ProfileSettings })
export const CreateLoadProfile = route({
  method: 'POST',
  path: '/loading/profiles',
  access: 'catalog:loading',
  summary: 'Add a profile of loading',
  body: ProfileBody,
  response: LoadProfile,
})
export const ChangeLoadProfile = route({
  method: 'PUT',
  path: '/loading/profiles/:id',
  access: 'catalog:loading',
  summary: 'Change a profile of loading',
  params: IdParams,
  body: ProfileBody,
  response: LoadProfile,
})
export const DeleteLoadProfile = route({
  method: 'DELETE',
  path: '/loading/profiles/:id',
  access: 'catalog:loading',
  summary: 'Delete a profile of loading; what was loaded by it stays',
  params: IdParams,
  response: Type.Object({}),
})

/** Titles of a provider that come and go together. */
export const ProviderSet = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  provider: Type.String(),
  note: Type.String(),
  mostWithdrawn: Type.Integer(),
  titles: Type.Integer(),
  lastImport: Nullable(Type.Integer()),
})
export type ProviderSet = Static<typeof ProviderSet>
const SetBody = Type.Object({
  name: Name,
  provider: Type.Optional(Type.String({ maxLength: 200 })),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  /** A replacement that would withdraw a larger share, in percent, waits for a person. */
  mostWithdrawn: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
})
export const ListProviderSets = route({
  method: 'GET',
  path: '/loading/sets',
  access: 'catalog:import',
  summary: 'Sets of titles that providers give access to',
  response: Type.Object({ rows: Type.Array(ProviderSet) }),
})
export const CreateProviderSet = route({
  method: 'POST',
  path: '/loading/sets',
  access: 'catalog:loading',
  summary: 'Add a set of a provider',
  body: SetBody,
  response: ProviderSet,
})
export const ChangeProviderSet = route({
  method: 'PUT',
  path: '/loading/sets/:id',
  access: 'catalog:loading',
  summary: 'Change a set of a provider',
  params: IdParams,
  body: SetBody,
  response: ProviderSet,
})
export const ListSetMembers = route({
  method: 'GET',
  path: '/loading/sets/:id/titles',
  access: 'catalog:import',
  summary: 'Titles of a set of a provider',
  params: IdParams,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  response: List(
    Type.Object({
      bib: Type.Integer(),
      title: Type.String(),
      cameWithSet: Type.Boolean(),
      links: Type.Array(Type.String()),
      import: Type.Integer(),
    }),
  ),
})
