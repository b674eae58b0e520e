import { choice, optional, sequence } from '../ber/structures.ts'
import { implicit, integer, mapped, octets, oid, opaque, type BerType } from '../ber/types.ts'
import { tagClass } from '../ber/header.ts'
import { isTagged, type Tag } from '../ber/types.ts'

/** Data of another definition, named by an object identifier (EXTERNAL, ISO/IEC 8825-1, 8.18). */
export interface External {
  /** What the data is: a record syntax, for example. */
  readonly oid: string | undefined
  /** `octets`: the data itself; `ber`: an element of BER, as bytes; `bits`: a string of bits with its first byte. */
  readonly encoding: 'octets' | 'ber' | 'bits'
  readonly data: Uint8Array
}

type Encoding =
  | { readonly kind: 'ber'; readonly value: Uint8Array }
  | { readonly kind: 'octets'; readonly value: Uint8Array }
  | { readonly kind: 'bits'; readonly value: Uint8Array }

interface Wire {
  readonly oid?: string
  readonly indirect?: number
  readonly data: Encoding
}

const externalTag: Tag = { of: tagClass.universal, tag: 8 }

const wire = sequence<Wire>('A record', {
  oid: optional(oid),
  indirect: optional(integer),
  data: choice<Encoding>('The data of a record', {
    ber: implicit(0, opaque),
    octets: implicit(1, octets),
    bits: implicit(2, octets),
  }),
})

const shaped: BerType<External> = mapped(
  wire,
  ({ oid, data }) => ({ oid, encoding: data.kind, data: data.value }),
  ({ oid, encoding, data }) => ({ ...(oid !== undefined && { oid }), data: { kind: encoding, value: data } }),
)

/** EXTERNAL. */
export const external: BerType<External> = {
  own: externalTag,
  matches: (element) => isTagged(element, externalTag),
  read: shaped.read,
  write: (content, as = externalTag) => shaped.write(content, as),
}
