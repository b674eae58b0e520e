import type { Parts } from '@carrel/ncip'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { patronSummary } from '../circulation/index.ts'
import { branchById, branchesOf, dayAt } from '../org/index.ts'
import { lendingBlocks, patronById, type Patron, type PatronFacts } from '../patrons/index.ts'
import { coded, dayTime, userId } from './parts.ts'

/** What a partner may not do for a patron just now, and why. */
export interface UserStanding {
  readonly types: readonly string[]
  /** Sentences. */
  readonly reasons: readonly string[]
}

/** What stands against a patron at the branch where a partner acts, as blocks of the standard's list. */
export async function standingOf(w: Work, patron: PatronFacts, branch: number): Promise<UserStanding> {
  const at = await branchById(w, branch)
  if (!at) return { types: [], reasons: [] }
  const { blocks } = await patronSummary(w, patron, at)
  const tree = await branchesOf(w)
  const stops = (what: 'holds' | 'renewals') =>
    lendingBlocks(patron, dayAt(at, w.now), { what, desk: branch, tree, now: w.now }).length > 0
  const types = [
    ...(blocks.length > 0 ? ['Block Check Out'] : []),
    ...(stops('holds') ? ['Block Request Item'] : []),
    ...(stops('renewals') ? ['Block Renewal'] : []),
    ...(patron.card?.state === 'lost' ? ['Trap For Lost Card'] : []),
  ]
  return { types, reasons: blocks.map((block) => block.message) }
}

function nameOf(patron: Patron): Parts {
  const structured = { GivenName: patron.givenName === '' ? undefined : patron.givenName, Surname: patron.familyName }
  return {
    PersonalNameInformation: { StructuredPersonalUserName: structured, UnstructuredPersonalUserName: patron.name },
  }
}

function addressesOf(patron: Patron): readonly Parts[] {
  const role = coded('schemes/useraddressroletype/useraddressroletype', 'Multi-Purpose')
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim())
  const structured = patron.addresses
    .filter((address) => address.street.trim() !== '')
    .map((address): Parts => {
      const [first, ...rest] = address.street.split('\n').map((line) => line.trim())
      return {
        UserAddressRoleType: role,
        PhysicalAddress: {
          StructuredAddress: {
            Line1: first,
            Line2: text(rest.join(', ')),
            Locality: text(address.city),
            Region: text(address.region),
            Country: text(address.country),
            PostalCode: text(address.postcode),
          },
          PhysicalAddressType: coded('schemes/physicaladdresstype/physicaladdresstype', 'Postal Address'),
        },
      }
    })
  const whole: readonly Parts[] =
    structured.length > 0 || patron.address.trim() === ''
      ? []
      : [
          {
            UserAddressRoleType: role,
            PhysicalAddress: {
              UnstructuredAddress: {
                UnstructuredAddressType: coded(
                  'schemes/unstructuredaddresstype/unstructuredaddresstype',
                  'Newline-Delimited Text',
                ),
                UnstructuredAddressData: patron.address,
              },
              PhysicalAddressType: coded('schemes/physicaladdresstype/physicaladdresstype', 'Postal Address'),
            },
          },
        ]
  const electronic = [['mailto', patron.email] as const, ['tel', patron.phone] as const].flatMap(
    ([type, data]): readonly Parts[] =>
      data.trim() === ''
        ? []
        : [
            {
              UserAddressRoleType: role,
              ElectronicAddress: {
                ElectronicAddressType: coded('schemes/electronicaddresstype/electronicaddresstype', type),
                ElectronicAddressData: data,
              },
            },
          ],
  )
  return [...structured, ...whole, ...electronic]
}

/** UserOptionalFields: what of a patron is asked for. Undefined when nothing is. */
export async function userFields(
  w: Work,
  {
    patron,
    us,
    branch,
    wants,
  }: {
    readonly patron: PatronFacts
    readonly us: string
    readonly branch: number
    readonly wants: (element: string) => boolean
  },
): Promise<Parts | undefined> {
  const known = [
    'nameinformation',
    'useraddressinformation',
    'dateofbirth',
    'userlanguage',
    'userprivilege',
    'blockortrap',
    'userid',
    'previoususerid',
  ]
  if (!known.some(wants)) return undefined
  const view = await patronById(w, patron.id)
  if (isRefusal(view)) return undefined
  const standing = await standingOf(w, patron, branch)
  const old = view.cards.filter((card) => card.state !== 'active')
  return {
    NameInformation: wants('nameinformation') ? nameOf(view) : undefined,
    UserAddressInformation: wants('useraddressinformation') ? addressesOf(view) : undefined,
    DateOfBirth: wants('dateofbirth') && view.birthDate !== null ? dayTime(view.birthDate) : undefined,
    UserLanguage:
      wants('userlanguage') && view.language !== '' ? coded('schemes/userlanguage/iso639', view.language) : undefined,
    UserPrivilege: wants('userprivilege') ? privilege(us, view, standing) : undefined,
    BlockOrTrap: wants('blockortrap')
      ? standing.types.map((type) => ({
          AgencyId: us,
          BlockOrTrapType: coded('schemes/blockortraptype/blockortraptype', type),
        }))
      : undefined,
    UserId: wants('userid') && patron.card ? [userId(us, patron.card.barcode)] : undefined,
    PreviousUserId: wants('previoususerid')
      ? old.map((card) => ({ AgencyId: us, UserIdentifierValue: card.barcode }))
      : undefined,
  }
}

/** The category of a patron, until when it holds, and whether anything may be lent: ACTIVE or BLOCKED. */
function privilege(us: string, view: Patron, { types, reasons }: UserStanding): Parts {
  const isBlocked = types.includes('Block Check Out')
  return {
    AgencyId: us,
    AgencyUserPrivilegeType: view.category,
    ValidToDate: view.expires === null ? undefined : `${view.expires}T23:59:59Z`,
    UserPrivilegeStatus: { UserPrivilegeStatusType: isBlocked ? 'BLOCKED' : 'ACTIVE' },
    UserPrivilegeDescription: [view.categoryName, ...reasons].join('. '),
  }
}
