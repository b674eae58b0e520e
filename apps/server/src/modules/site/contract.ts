import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** A picture that is sent in: its bytes in base64. */
const Picture = Type.String({ minLength: 1, maxLength: 1_500_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' })

/** The accent as it is used in one theme, with what its text reaches against its ground (WCAG 2.2, 1.4.3). */
const AccentInUse = Type.Object({ colour: Type.String(), contrast: Type.Number(), changed: Type.Boolean() })

export const SiteLook = Type.Object({
  /** As it was chosen, e.g. `#005a9c`; null: the green of the house. */
  accent: Nullable(Type.String()),
  light: AccentInUse,
  dark: AccentInUse,
  /** Address of the sign; null: a drawn book. */
  logo: Nullable(Type.String()),
})
export type SiteLook = Static<typeof SiteLook>

export const GetSiteLook = route({
  method: 'GET',
  path: '/site/look',
  access: 'staff',
  summary: 'How the public site looks: its colour as it is used in both themes, and its sign',
  response: SiteLook,
})
export const PutSiteAccent = route({
  method: 'PUT',
  path: '/site/accent',
  access: 'site:look',
  summary: 'Set the colour of the public site; it is made darker or lighter where it could not be read',
  body: Type.Object({ accent: Nullable(Type.String({ maxLength: 20 })) }),
  response: SiteLook,
})
export const PutSiteLogo = route({
  method: 'PUT',
  path: '/site/logo',
  access: 'site:look',
  summary: 'Set the sign of the library, an SVG or PNG of at most 256 KiB; null takes it away',
  description: 'From an SVG everything is taken that could run or load something; of a PNG only what draws it stays.',
  body: Type.Object({ picture: Nullable(Picture) }),
  response: SiteLook,
})

const thousandth = Type.Integer({ minimum: 0, maximum: 1000 })
export const PlanArea = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  /** Shelving location that stands here; null: any. */
  location: Nullable(Type.Integer()),
  /** First and last call number that stand here, or their beginnings; empty: any. */
  from: Type.String({ maxLength: 100 }),
  to: Type.String({ maxLength: 100 }),
  /** In thousandths of the picture's width and height. */
  x: thousandth,
  y: thousandth,
  width: thousandth,
  height: thousandth,
})
export type PlanArea = Static<typeof PlanArea>

export const FloorPlan = Type.Object({
  id: Type.Integer(),
  branch: Type.Integer(),
  floor: Type.String(),
  /** Address of the picture. */
  picture: Type.String(),
  type: oneOf('image/svg+xml', 'image/png'),
  width: Type.Integer(),
  height: Type.Integer(),
  areas: Type.Array(PlanArea),
  changedAt: Instant,
})
export type FloorPlan = Static<typeof FloorPlan>

export const ListFloorPlans = route({
  method: 'GET',
  path: '/floor-plans',
  access: 'public',
  summary: 'Plans of the floors of the branches, with what stands where',
  response: List(FloorPlan),
})
export const AddFloorPlan = route({
  method: 'POST',
  path: '/floor-plans',
  access: 'site:plans',
  summary: 'Add the plan of a floor: an SVG or PNG of at most 1 MiB',
  body: Type.Object({
    branch: Type.Integer(),
    floor: Type.Optional(Type.String({ maxLength: 100 })),
    picture: Picture,
  }),
  response: FloorPlan,
})
export const ChangeFloorPlan = route({
  method: 'PATCH',
  path: '/floor-plans/:id',
  access: 'site:plans',
  summary: 'Change the floor, the picture or the areas of a plan',
  description:
    'With `seen`, the `changedAt` of the plan as it was read, nothing is changed where somebody saved it since.',
  params: IdParams,
  body: Type.Object({
    floor: Type.Optional(Type.String({ maxLength: 100 })),
    picture: Type.Optional(Picture),
    areas: Type.Optional(Type.Array(PlanArea, { maxItems: 200 })),
    seen: Type.Optional(Instant),
  }),
  response: FloorPlan,
})
export const RemoveFloorPlan = route({
  method: 'DELETE',
  path: '/floor-plans/:id',
  access: 'site:plans',
  summary: 'Remove a plan',
  params: IdParams,
  response: Empty,
})
