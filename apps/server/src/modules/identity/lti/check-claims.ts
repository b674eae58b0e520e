import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { LearningPlatform } from '../contract-lti.ts'

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'

/** Where a choice of content goes (Deep Linking 2.0, 4.4.1). */
export interface DeepLink {
  readonly returnUrl: string
  /** What is sent back as it came; undefined where nothing came. */
  readonly data: string | undefined
  /** Whether the platform takes links that are launched, or only plain ones. */
  readonly as: 'ltiResourceLink' | 'link'
  readonly deployment: string
}

/** What a platform proved of somebody who comes from it. */
export interface Launch {
  readonly deployment: string
  readonly context: { readonly id: string; readonly label: string; readonly title: string } | undefined
  /** Teaches there, or runs the platform. */
  readonly instructor: boolean
  /** The name, where the platform tells it; empty otherwise. */
  readonly name: string
  /** What was chosen for this link when it was put into the course. */
  readonly wanted: { readonly course: number | undefined; readonly title: number | undefined }
  readonly deepLink: DeepLink | undefined
}

type Claims = Readonly<Record<string, unknown>>

/**
 * Checks what a signed token says: whom it comes from and is for, nonce, version, place and kind of message (Core 1.3, 5.3;
 * Security Framework 1.0, 5.1.3). The signature and the times have been checked. Every fault is told in words to staff.
 */
export function checkClaims(
  claims: Claims,
  platform: Pick<LearningPlatform, 'name' | 'issuer' | 'clientId' | 'deployments'>,
  nonce: string,
): Outcome<Launch> {
  const audience = [claims['aud']].flat()
  const azp = claims['azp']
  const deployment = textOf(claims[`${lti}deployment_id`])
  const kind = claims[`${lti}message_type`]
  const version = claims[`${lti}version`]
  const faults: string[] = []
  if (claims['iss'] !== platform.issuer)
    faults.push(`Its token comes from ${told(claims['iss'])}, the issuer that is set is ${platform.issuer}.`)
  if (!audience.includes(platform.clientId))
    faults.push(`Its token is for ${told(claims['aud'])}, the client ID that is set is ${platform.clientId}.`)
  else if ((audience.length > 1 && azp === undefined) || (azp !== undefined && azp !== platform.clientId))
    faults.push(`Its token was given to ${azp === undefined ? 'several, and does not say to whom' : told(azp)} (azp).`)
  if (claims['nonce'] !== nonce) faults.push('Its token answers another request (nonce), or is used a second time.')
  if (version !== '1.3.0') faults.push(`It speaks version ${told(version)} of LTI. Carrel speaks 1.3.0.`)
  if (deployment === '') faults.push('Its token names no deployment.')
  else if (!platform.deployments.includes(deployment))
    faults.push(`Its deployment ID ${told(deployment)} is not among those that are set. If it is yours, add it.`)
  const roles = claims[`${lti}roles`]
  if (!Array.isArray(roles)) faults.push('Its token has no list of roles.')
  if (kind === 'LtiResourceLinkRequest') {
    if (textOf(memberOf(claims[`${lti}resource_link`], 'id')) === '')
      faults.push('Its token names no link (resource_link).')
    if (originOf(claims[`${lti}target_link_uri`]) === undefined)
      faults.push('Its token names no address (target_link_uri).')
  } else if (kind !== 'LtiDeepLinkingRequest') faults.push(`Carrel does not know its message ${told(kind)}.`)
  const deepLink = kind === 'LtiDeepLinkingRequest' ? deepLinkOf(claims[deepLinking], deployment) : undefined
  if (typeof deepLink === 'string') faults.push(deepLink)
  if (faults.length > 0 || typeof deepLink === 'string') return notProved(platform.name, faults.join(' '))
  const custom = claims[`${lti}custom`]
  return {
    deployment,
    context: contextOf(claims[`${lti}context`]),
    instructor: Array.isArray(roles) && roles.some((role) => typeof role === 'string' && teaches.test(role)),
    name: shortOf(claims['name']),
    wanted: { course: numberOf(memberOf(custom, 'carrel_course')), title: numberOf(memberOf(custom, 'carrel_title')) },
    deepLink,
  }
}

/** What somebody reads whose launch does not hold; `detail` is for staff. */
export function notProved(name: string, detail: string) {
  return refuse({
    code: 'launch-not-proved',
    message: `What ${name} sent does not hold, so nothing was opened. Open it again from your course; if it happens again, tell the library.`,
    facts: { detail },
  })
}

// Core 1.3, annex A.2: roles of a context and of the system; short names are allowed for those of a context.
const teaches =
  /^(?:Instructor|Administrator|ContentDeveloper)$|membership(?:\/Instructor)?#(?:Instructor|Administrator|ContentDeveloper|PrimaryInstructor|TeachingAssistant)$|(?:institution|system)\/person#(?:Administrator|SysAdmin)$/

function deepLinkOf(settings: unknown, deployment: string): DeepLink | string {
  const returnUrl = textOf(memberOf(settings, 'deep_link_return_url'))
  const accepted = memberOf(settings, 'accept_types')
  if (originOf(returnUrl) === undefined || returnUrl.length > 4000) return 'It does not say where the choice goes.'
  const takes = (type: string) => Array.isArray(accepted) && accepted.includes(type)
  const as = takes('ltiResourceLink') ? 'ltiResourceLink' : takes('link') ? 'link' : undefined
  if (as === undefined) return 'It asks for content that is no link.'
  const data = memberOf(settings, 'data')
  return { returnUrl, as, deployment, data: typeof data === 'string' ? data : undefined }
}

function contextOf(claim: unknown): Launch['context'] {
  const id = textOf(memberOf(claim, 'id'))
  if (id === '') return undefined
  return { id, label: shortOf(memberOf(claim, 'label')), title: shortOf(memberOf(claim, 'title')) }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

function originOf(value: unknown): string | undefined {
  const url = typeof value === 'string' ? URL.parse(value) : null
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}

// Core 1.3, 5.3.1 to 5.3.4: identifiers have 255 characters at most.
function textOf(value: unknown): string {
  return typeof value === 'string' && value.length <= 4000 && !value.includes('\0') ? value : ''
}

// eslint-disable-next-line no-control-regex -- these characters are what is taken out
const shortOf = (value: unknown) =>
  textOf(value)
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
    .trim()
    .slice(0, 200)

function told(value: unknown): string {
  return value === undefined
    ? 'nobody'
    : `“${(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 120)}”`
}
