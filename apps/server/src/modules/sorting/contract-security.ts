import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** How things are marked against theft. RFID marks are a bit (EAS) or a family code (AFI) on the tag. */
export const markers = ['none', 'tattle-tape', 'whisper', 'rfid-eas', 'rfid-afi', 'other'] as const

const securityFields = {
  marker: oneOf(...markers),
  /** Made of magnetic tape: a magnet would erase it. */
  magnetic: Type.Boolean(),
  /** Lending switches the mark off. */
  desensitize: Type.Boolean(),
  /** Taking back switches it on again. */
  resensitize: Type.Boolean(),
}
export const TypeSecurity = Type.Object({ itemType: Type.String(), name: Type.String(), ...securityFields })
export type TypeSecurity = Static<typeof TypeSecurity>

export const ListTypeSecurity = route({
  method: 'GET',
  path: '/security/item-types',
  access: 'sorting:read',
  summary: 'How things of each item type are marked against theft',
  response: List(TypeSecurity),
})
export const PutTypeSecurity = route({
  method: 'PUT',
  path: '/security/item-types/:itemType',
  access: 'sorting:manage',
  summary: 'Say how things of a type are marked, and what machines do with the mark',
  params: Type.Object({ itemType: Type.String({ maxLength: 60 }) }),
  body: Type.Object(securityFields),
  response: TypeSecurity,
})
export const GetItemSecurity = route({
  method: 'GET',
  path: '/items/:id/security',
  access: 'sorting:read',
  summary: 'What a machine said last of the mark of one item',
  params: IdParams,
  response: Type.Object({
    told: Nullable(
      Type.Object({
        properties: Type.String(),
        armed: Nullable(Type.Boolean()),
        toldAt: Instant,
        toldBy: Type.String(),
      }),
    ),
  }),
})
