import { choice, optional, sequence } from '../ber/structures.ts'
import {
  bits,
  boolean,
  explicit,
  implicit,
  integer,
  internationalString,
  mapped,
  nothing,
  visibleString,
  type BerType,
} from '../ber/types.ts'
import { external, type External } from '../records/external.ts'
import { otherInfo, referenceId, type CommonParts } from './common.ts'

/** What client and server agree to use, by the numbers of the bits (Options). Bit 9 is not used. */
const optionBits = {
  search: 0,
  present: 1,
  deleteSet: 2,
  resourceReport: 3,
  triggerResourceControl: 4,
  resourceControl: 5,
  accessControl: 6,
  scan: 7,
  sort: 8,
  extendedServices: 10,
  segmentation1: 11,
  segmentation2: 12,
  concurrentOperations: 13,
  namedResultSets: 14,
  encapsulation: 15,
  resultCount: 16,
  negotiation: 17,
  duplicateDetection: 18,
  queryType104: 19,
} as const
export type SessionOption = keyof typeof optionBits

const optionNames = new Map(Object.entries(optionBits).map(([name, bit]) => [bit as number, name as SessionOption]))

/** Who asks (IdAuthentication). `open` is one text, `user/password` by custom. */
export type Authentication =
  | { readonly kind: 'open'; readonly value: string }
  | {
      readonly kind: 'idPass'
      readonly value: { readonly group?: string; readonly user?: string; readonly password?: string }
    }
  | { readonly kind: 'anonymous'; readonly value: true }
  | { readonly kind: 'other'; readonly value: External }

interface Session extends CommonParts {
  /** Versions of the protocol: 1, 2 (which are the same) and 3. */
  readonly versions: readonly number[]
  readonly options: readonly SessionOption[]
  /** Bytes of a message that is wanted at most, and of one with a single record that is larger. */
  readonly preferredMessageSize: number
  readonly exceptionalRecordSize: number
  readonly implementationId?: string
  readonly implementationName?: string
  readonly implementationVersion?: string
  readonly userInformation?: External
}

/** The first message of a client (Z39.50-2003, 3.2.1.1). */
export interface InitRequest extends Session {
  readonly authentication?: Authentication
}

/** The answer to it; `accepted` is false when the server refuses to go on. */
export interface InitResponse extends Session {
  readonly accepted: boolean
}

const versions = mapped<readonly number[], readonly number[]>(
  bits,
  (set) => set.map((bit) => bit + 1),
  (numbers) => numbers.map((number) => number - 1),
)

const options = mapped<readonly number[], readonly SessionOption[]>(
  bits,
  (set) => set.flatMap((bit) => optionNames.get(bit) ?? []),
  (names) => names.map((name) => optionBits[name]),
)

const authentication = choice<Authentication>('The authentication', {
  open: visibleStringOrGeneral(),
  idPass: sequence<{ group?: string; user?: string; password?: string }>('The authentication', {
    group: optional(implicit(0, internationalString)),
    user: optional(implicit(1, internationalString)),
    password: optional(implicit(2, internationalString)),
  }),
  anonymous: nothing,
  other: external,
})

/** The standard says VisibleString; clients send others too. */
function visibleStringOrGeneral(): BerType<string> {
  return {
    ...visibleString,
    matches: (element) => visibleString.matches(element) || internationalString.matches(element),
  }
}

const session = {
  referenceId,
  versions: implicit(3, versions),
  options: implicit(4, options),
  preferredMessageSize: implicit(5, integer),
  exceptionalRecordSize: implicit(6, integer),
}
const implementation = {
  implementationId: optional(implicit(110, internationalString)),
  implementationName: optional(implicit(111, internationalString)),
  implementationVersion: optional(implicit(112, internationalString)),
  userInformation: optional(explicit(11, external)),
  otherInfo,
}

/** InitializeRequest. */
export const initRequest: BerType<InitRequest> = sequence<InitRequest>('The init request', {
  ...session,
  authentication: optional(explicit(7, authentication)),
  ...implementation,
})

/** InitializeResponse. */
export const initResponse: BerType<InitResponse> = sequence<InitResponse>('The init response', {
  ...session,
  accepted: implicit(12, boolean),
  ...implementation,
})
