import type { Platform } from '../../../platform/platform.ts'
import { newSecret } from '../attempts.ts'
import { signingKey } from './our-signing-keys.ts'
import type { LearningVisit } from './visits.ts'

/** What was chosen for a course: a reading list or a title. */
export interface Chosen {
  readonly kind: 'course' | 'title'
  readonly id: number
  readonly title: string
}

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/'

/**
 * The signed answer to a request for content (Deep Linking 2.0, 4.5), which the browser posts as `JWT` to the platform.
 * `link`: makes addresses of ours. Good for five minutes.
 */
export async function deepLinkAnswer(
  platform: Platform,
  {
    platform: to,
    deepLink,
  }: Pick<LearningVisit, 'platform'> & { readonly deepLink: NonNullable<LearningVisit['deepLink']> },
  chosen: Chosen,
  link: (path: string) => string,
): Promise<string> {
  const { SignJWT, importJWK } = await import('jose')
  const { kid, key } = await signingKey(platform)
  const seconds = Math.floor(platform.clock.now().epochMilliseconds / 1000)
  const item =
    deepLink.as === 'ltiResourceLink'
      ? {
          type: 'ltiResourceLink',
          url: link('/auth/lti/launch'),
          custom: { [`carrel_${chosen.kind}`]: String(chosen.id) },
        }
      : { type: 'link', url: link(`/${chosen.kind === 'course' ? 'courses' : 'title'}/${chosen.id}`) }
  return new SignJWT({
    nonce: newSecret(),
    [`${lti}deployment_id`]: deepLink.deployment,
    [`${lti}message_type`]: 'LtiDeepLinkingResponse',
    [`${lti}version`]: '1.3.0',
    [`${deepLinking}content_items`]: [{ ...item, title: chosen.title.slice(0, 200) }],
    ...(deepLink.data !== undefined && { [`${deepLinking}data`]: deepLink.data }),
  })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(to.clientId)
    .setAudience(to.issuer)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 300)
    .sign(await importJWK(key, 'RS256'))
}
