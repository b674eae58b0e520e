import type { Block } from '../../../platform/refusal.ts'
import { ProviderUnreachable } from '../outgoing.ts'

/**
 * What went wrong at a sign-in with OpenID Connect, in a sentence: for whoever signs in (`message`) and for staff who try
 * the provider (`detail`). The code is stable.
 */
export interface OidcTrouble extends Block {
  readonly detail: string
}

/** Puts an error of the protocol into words. What is not known counts as an answer that does not hold. */
export function oidcTrouble(error: unknown, name: string): OidcTrouble {
  const chain = causes(error)
  const unreachable = chain.find((one) => one instanceof ProviderUnreachable)
  if (unreachable) {
    return {
      code: 'provider-unreachable',
      message: `${name} cannot be reached at the moment. Sign in with your card, or try again later.`,
      detail: unreachable.message,
    }
  }
  const said = textOf(chain, 'error')
  if (said === 'access_denied' || said === 'login_required' || said === 'consent_required')
    return { code: 'sign-in-cancelled', message: `You did not sign in with ${name}.`, detail: `It answered ${said}.` }
  if (said === 'invalid_client' || said === 'unauthorized_client')
    return rejected(name, `It does not accept our client ID or secret (${said}).`)
  if (said !== undefined) return rejected(name, `It answered ${said}${described(textOf(chain, 'error_description'))}.`)
  const codes = chain.flatMap((one) =>
    typeof one === 'object' && one !== null && 'code' in one ? [String(one.code)] : [],
  )
  const claim = textOf(chain, 'claim')
  if (codes.includes('OAUTH_JWT_TIMESTAMP_CHECK_FAILED'))
    return rejected(
      name,
      `The time in its token${described(claim)} is not now. Compare the clock of this machine with that of the provider, or allow more seconds between them.`,
    )
  if (codes.includes('OAUTH_JWT_CLAIM_COMPARISON_FAILED') || codes.includes('OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'))
    return rejected(
      name,
      `Its answer does not fit our settings: ${claim ?? textOf(chain, 'attribute') ?? 'a value'} is another.`,
    )
  if (codes.includes('OAUTH_RESPONSE_IS_NOT_CONFORM') || codes.includes('OAUTH_RESPONSE_IS_NOT_JSON'))
    return rejected(name, 'At its address there is no description of an OpenID provider. Is the issuer right?')
  if (codes.includes('OAUTH_KEY_SELECTION_FAILED'))
    return rejected(name, 'Its token is signed with a key that it does not publish.')
  const deepest = chain.findLast((one) => one instanceof Error)
  return rejected(name, deepest instanceof Error ? deepest.message.slice(0, 300) : 'Its answer does not hold.')
}

function rejected(name: string, detail: string): OidcTrouble {
  return {
    code: 'sign-in-not-proved',
    message: `What ${name} answered does not hold, so nobody was signed in. Try again; if it happens again, tell the library.`,
    detail,
  }
}

const described = (text: string | undefined) => (text === undefined ? '' : ` (${text.slice(0, 200)})`)

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = []
  for (let one = error; one !== undefined && one !== null && chain.length < 8;) {
    chain.push(one)
    one = typeof one === 'object' && 'cause' in one ? one.cause : undefined
  }
  return chain
}

function textOf(chain: readonly unknown[], name: string): string | undefined {
  for (const one of chain)
    if (typeof one === 'object' && one !== null && Object.hasOwn(one, name)) {
      const value: unknown = Reflect.get(one, name)
      if (typeof value === 'string') return value
    }
  return undefined
}
