import { CodecProblem } from '../ber/problem.ts'
import { readBer } from '../ber/read-ber.ts'
import { internationalString, opaque } from '../ber/types.ts'
import { writeBer } from '../ber/write-ber.ts'
import { external } from '../records/external.ts'
import type { Query } from './rpn-codec.ts'

/** CQL as the body of a query of type 104 (Z39.50 object identifiers, 16.2). */
const cqlOid = '1.2.840.10003.16.2'

/** The CQL of a query of type 104; undefined for any other query, and for one that cannot be read. */
export function cqlOf(query: Query): string | undefined {
  if (query.kind !== 'type-104') return undefined
  try {
    // The tag of the choice stands in place of that of the EXTERNAL.
    const { oid, encoding, data } = external.read(readBer(writeBer(opaque.write(query.value, external.own))))
    if (oid !== cqlOid) return undefined
    if (encoding !== 'ber') return new TextDecoder().decode(data)
    const element = readBer(data)
    return internationalString.matches(element) ? internationalString.read(element) : undefined
  } catch (error) {
    if (error instanceof CodecProblem) return undefined
    throw error
  }
}
