import { route } from '../../platform/route.ts'
import {
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { TestStep } from './contract.ts'

const Address = Type.String({ minLength: 1, maxLength: 500 })

/** Which reading lists an instructor may choose for a course there: none, those that name them as instructor, or any that is public. */
export const InstructorsChoose = oneOf('none', 'own', 'any')

const platformFields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  enabled: Type.Boolean(),
  /** Whom its tokens come from (`iss`). */
  issuer: Address,
  /** What Carrel is called there. */
  clientId: Address,
  /** Where it is used there: one number for each place into which it was put. */
  deployments: Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 100 }),
  /** Its address for sign-in: the OIDC authentication request goes there. */
  loginUrl: Address,
  /** Its public keys (JWKS). */
  keysUrl: Address,
  /** Addresses at which people see it; its pages may frame ours. */
  sites: Type.Array(Address, { maxItems: 20 }),
  /** How far the clocks may be apart, in seconds. */
  clockTolerance: Type.Integer({ minimum: 0, maximum: 300 }),
  instructorsChoose: InstructorsChoose,
}

/** A platform for courses, such as Canvas or Moodle, that opens reading lists here. */
export const LearningPlatform = Type.Object({
  id: Type.Integer(),
  ...platformFields,
  /** When somebody came from it last, and when somebody was last turned away, with the reason for staff. */
  launchedAt: Nullable(Instant),
  refusedAt: Nullable(Instant),
  refusedText: Nullable(Type.String()),
  /** Courses there that have a reading list here. */
  linked: Type.Integer(),
})
export type LearningPlatform = Static<typeof LearningPlatform>

/** A course of a platform, and the reading list here that belongs to it. */
export const LearningContext = Type.Object({
  id: Type.Integer(),
  platform: Type.Object({ id: Type.Integer(), name: Type.String() }),
  label: Type.String(),
  title: Type.String(),
  course: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  linkedBy: Nullable(Type.String()),
  seenAt: Instant,
})
export type LearningContext = Static<typeof LearningContext>

export const ListLearningPlatforms = route({
  method: 'GET',
  path: '/lti/platforms',
  access: 'identity:providers',
  summary: 'Platforms for courses that open reading lists by LTI 1.3, and the addresses of ours that they want',
  response: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(LearningPlatform),
    ourAddresses: Type.Array(Type.Object({ name: Type.String(), url: Type.String() })),
  }),
})
export const CreateLearningPlatform = route({
  method: 'POST',
  path: '/lti/platforms',
  access: 'identity:providers',
  summary: 'Add a platform for courses',
  body: Type.Object(platformFields),
  response: LearningPlatform,
})
export const ChangeLearningPlatform = route({
  method: 'PATCH',
  path: '/lti/platforms/:id',
  access: 'identity:providers',
  summary: 'Change a platform for courses',
  params: IdParams,
  body: Type.Partial(Type.Object(platformFields)),
  response: LearningPlatform,
})
export const DeleteLearningPlatform = route({
  method: 'DELETE',
  path: '/lti/platforms/:id',
  access: 'identity:providers',
  summary: 'Remove a platform for courses; the reading lists stay, what they were linked with is forgotten',
  params: IdParams,
  response: Empty,
})
export const TestLearningPlatform = route({
  method: 'POST',
  path: '/lti/platforms/:id/test',
  access: 'identity:providers',
  summary: 'Ask a platform whether it can be reached and has keys',
  params: IdParams,
  readOnly: true,
  response: Type.Object({ ok: Type.Boolean(), steps: Type.Array(TestStep) }),
})

export const ListLearningContexts = route({
  method: 'GET',
  path: '/lti/contexts',
  access: 'reserves:read',
  summary: 'Courses of platforms from which somebody came, those without a reading list first',
  query: Type.Object({ ...PageQuery }),
  response: List(LearningContext),
})
export const LinkLearningContext = route({
  method: 'PUT',
  path: '/lti/contexts/:id',
  access: 'reserves:write',
  summary: 'Say which reading list belongs to a course of a platform; null: none',
  params: IdParams,
  body: Type.Object({ course: Nullable(Type.Integer({ minimum: 1 })) }),
  response: LearningContext,
})
