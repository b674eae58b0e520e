import { route } from '../../platform/route.ts'
import { Empty, IdParams, List, Nullable, Type, type Static } from '../../platform/schemas.ts'
import { Patron } from './contract.ts'

/** Card numbers that were bought or printed, given in order. */
export const CardRange = Type.Object({
  id: Type.Integer(),
  /** Branch that gives them; null: any. */
  branch: Nullable(Type.Integer()),
  first: Type.String(),
  last: Type.String(),
  /** The next one to be given, if it is free; null: all are given. */
  next: Nullable(Type.String()),
  note: Type.String(),
})
export type CardRange = Static<typeof CardRange>
export const ListCardRanges = route({
  method: 'GET',
  path: '/card-ranges',
  access: 'staff',
  summary: 'Ranges of card numbers',
  response: List(CardRange),
})
export const AddCardRange = route({
  method: 'POST',
  path: '/card-ranges',
  access: 'patrons:categories',
  summary: 'Add a range of card numbers; a new patron without a card gets the next free number of the branch',
  description:
    'With the setting `patrons.card-ranges-only` a card outside the ranges is refused. The scheme (prefix, length, check digit) stands in the settings `patrons.card-prefix`, `patrons.card-length`, `patrons.card-check` and is asked of cards that are scanned when `patrons.card-verify` is on. Numbers are written with their check digit; those in between that have a wrong one are passed over.',
  body: Type.Object({
    branch: Type.Optional(Nullable(Type.Integer())),
    first: Type.String({ minLength: 1, maxLength: 40 }),
    last: Type.String({ minLength: 1, maxLength: 40 }),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: CardRange,
})
export const RemoveCardRange = route({
  method: 'DELETE',
  path: '/card-ranges/:id',
  access: 'patrons:categories',
  summary: 'Remove a range; the cards that were given stay',
  params: IdParams,
  response: Empty,
})

export const LoseCard = route({
  method: 'POST',
  path: '/patrons/:id/cards/:barcode/loss',
  access: 'patrons:write',
  summary: 'Say that a card was lost: it lends nothing more, but still finds its owner; holds and loans stay',
  params: Type.Object({ id: Type.Integer(), barcode: Type.String() }),
  response: Patron,
})
export const FindCard = route({
  method: 'DELETE',
  path: '/patrons/:id/cards/:barcode/loss',
  access: 'patrons:write',
  summary: 'Say that a lost card was found: it is in use again if the patron has no other',
  params: Type.Object({ id: Type.Integer(), barcode: Type.String() }),
  response: Patron,
})
export const RemovePhoto = route({
  method: 'DELETE',
  path: '/patrons/:id/photo',
  access: 'patrons:write',
  summary: 'Remove the photo; the file is wiped',
  description:
    'A photo (JPEG, PNG or WebP, by its first bytes) is sent as the body of `PUT /patrons/{id}/photo` and fetched from `GET /patrons/{id}/photo`. Cards and labels of one or many patrons are a page to print: `GET /patron-sheets?patrons=1,2&kind=cards|labels|addresses&symbology=code128|codabar&skip=3`.',
  params: IdParams,
  response: Patron,
})
