import { timingSafeEqual } from 'node:crypto'
import type { Header, Problem } from '@carrel/ncip'
import { addressList, isAddressIn } from '../../platform/address-range.ts'
import { tokenHash } from '../../platform/session.ts'
import type { Partner } from './agency-store.ts'

/** What came with a message beside it. */
export interface Credentials {
  readonly address: string
  /** Of HTTP Basic. */
  readonly basic?: { readonly user: string; readonly password: string }
  readonly bearer?: string
}

/** A partner that proved who it is, or why a message is not listened to. */
export type Recognised =
  | { readonly ok: true; readonly partner: Partner }
  | { readonly ok: false; readonly partner: Partner | undefined; readonly problem: Problem }

const same = (a: string | undefined, b: string) => a !== undefined && a !== '' && a.toUpperCase() === b.toUpperCase()

function isSecret(partner: Partner, secret: string | undefined): boolean {
  return secret !== undefined && partner.secretHash !== null && timingSafeEqual(tokenHash(secret), partner.secretHash)
}

/** Whom a message says that it is from, before anything is proved. */
function claimed(partners: readonly Partner[], header: Header, credentials: Credentials): Partner | undefined {
  const { basic, bearer } = credentials
  const byToken =
    bearer === undefined ? undefined : partners.find((one) => one.authentication === 'bearer' && isSecret(one, bearer))
  const byName = basic && partners.find((one) => one.authentication === 'basic' && same(basic.user, one.userName))
  return (
    byToken ??
    byName ??
    partners.find((one) => one.systemId !== '' && same(header.fromSystem, one.systemId)) ??
    partners.find((one) => same(header.fromAgency, one.code)) ??
    partners.find((one) => same(header.onBehalfOf, one.code))
  )
}

function proves(partner: Partner, header: Header, { basic, bearer }: Credentials): boolean {
  switch (partner.authentication) {
    case 'message':
      return isSecret(partner, header.fromSystemAuthentication) || isSecret(partner, header.fromAgencyAuthentication)
    case 'basic':
      return basic !== undefined && same(basic.user, partner.userName) && isSecret(partner, basic.password)
    case 'bearer':
      return isSecret(partner, bearer)
    case 'address':
      return true
  }
}

const howTo: Readonly<Record<Partner['authentication'], string>> = {
  message: 'Send the secret in FromSystemAuthentication or FromAgencyAuthentication.',
  basic: 'Send name and secret by HTTP Basic.',
  bearer: 'Send the secret in the header Authorization: Bearer.',
  address: 'Only its own network is listened to.',
}

/** Finds out which partner sends a message, and whether it proves that by the way that is set for it. */
export function recognise(partners: readonly Partner[], header: Header, credentials: Credentials): Recognised {
  const partner = claimed(partners, header, credentials)
  const name = header.fromAgency ?? header.fromSystem ?? credentials.basic?.user
  const refused = (problem: Problem): Recognised => ({ ok: false, partner, problem })
  if (!partner || !partner.enabled)
    return refused({
      type: 'Unknown Agency',
      detail:
        name === undefined
          ? 'The message does not say which agency sends it.'
          : `This library shares nothing with the agency ${name.slice(0, 100)}.`,
      element: 'FromAgencyId',
      ...(name !== undefined && { value: name.slice(0, 100) }),
    })
  if (partner.addresses.length > 0 && !isAddressIn(addressList(partner.addresses), credentials.address))
    return refused({
      type: 'Agency Authentication Failed',
      detail: `Messages of ${partner.code} are not taken from the address ${credentials.address}.`,
      element: 'FromAgencyId',
      value: partner.code,
    })
  if (!proves(partner, header, credentials))
    return refused({
      type: 'Agency Authentication Failed',
      detail: `The agency ${partner.code} did not prove who it is. ${howTo[partner.authentication]}`,
      element: 'FromAgencyAuthentication',
    })
  return { ok: true, partner }
}
