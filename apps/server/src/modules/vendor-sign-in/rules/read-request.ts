/** What a program asks for when it sends a patron here, checked (OpenID Connect Core 1.0, 3.1.2.1). */
export interface AskedSignIn {
  readonly redirect: string
  readonly state: string | null
  readonly nonce: string | null
  readonly scope: string
  /** BASE64URL(SHA256(verifier)), RFC 7636. */
  readonly challenge: string
  readonly prompt: readonly Prompt[]
  /** Seconds within which the patron must have signed in; null: any. */
  readonly maxAge: number | null
  readonly hint: string | null
}

const prompts = ['none', 'login', 'consent', 'select_account'] as const
/** Whether the patron is to be asked. */
export type Prompt = (typeof prompts)[number]

/** An error as the protocol names it: RFC 6749, 4.1.2.1 and Core, 3.1.2.6. The description is for whoever sets the program up. */
export interface AskedWrongly {
  readonly error: string
  readonly description: string
}

const known = ['state', 'nonce', 'scope', 'prompt', 'max_age', 'id_token_hint', 'code_challenge'] as const
const longest = { state: 2000, nonce: 500, id_token_hint: 8000 }

/** A parameter that came more than once (RFC 6749, 3.1: refused). */
export function repeatedIn(query: URLSearchParams): string | undefined {
  return [...new Set(query.keys())].find((name) => query.getAll(name).length > 1)?.slice(0, 60)
}

/** Reads what a known program asks for; its redirect address has been checked before. */
export function readRequest(query: URLSearchParams, redirect: string): AskedSignIn | AskedWrongly {
  const wrong = wrongIn(query)
  if (wrong) return wrong
  const prompt = wordsIn(query.get('prompt')).filter((word): word is Prompt => prompts.some((one) => one === word))
  const age = query.get('max_age')
  return {
    redirect,
    state: query.get('state'),
    nonce: query.get('nonce'),
    scope: scopesIn(query.get('scope')).join(' '),
    challenge: query.get('code_challenge') ?? '',
    prompt,
    maxAge: age === null ? null : Number(age),
    hint: query.get('id_token_hint'),
  }
}

function wrongIn(query: URLSearchParams): AskedWrongly | undefined {
  const invalid = (description: string) => ({ error: 'invalid_request', description })
  const repeated = repeatedIn(query)
  if (repeated !== undefined) return invalid(`The parameter ${repeated} came more than once.`)
  if (query.has('request')) return { error: 'request_not_supported', description: 'Request objects are not read.' }
  if (query.has('request_uri'))
    return { error: 'request_uri_not_supported', description: 'Request objects are not fetched.' }
  if (query.has('registration'))
    return { error: 'registration_not_supported', description: 'Programs are registered by the library.' }
  for (const name of known)
    if ((query.get(name) ?? '').includes('\0')) return invalid(`${name} has a character that cannot be kept.`)
  for (const [name, most] of Object.entries(longest))
    if ((query.get(name) ?? '').length > most) return invalid(`${name} is longer than ${most} characters.`)
  const type = query.get('response_type')
  if (type === null) return invalid('response_type is missing.')
  if (type !== 'code')
    return { error: 'unsupported_response_type', description: 'Only response_type=code is answered.' }
  const mode = query.get('response_mode')
  if (mode !== null && mode !== 'query') return invalid('Only response_mode=query is answered.')
  if (!scopesIn(query.get('scope')).includes('openid'))
    return { error: 'invalid_scope', description: 'The scope has to include openid.' }
  return wrongProof(query) ?? wrongWishes(query)
}

/** PKCE is asked of every program, and S256 alone: `plain` shows the verifier to whoever sees the request. */
function wrongProof(query: URLSearchParams): AskedWrongly | undefined {
  const challenge = query.get('code_challenge')
  if (challenge === null)
    return { error: 'invalid_request', description: 'code_challenge is missing: PKCE (RFC 7636) with S256 is needed.' }
  if (query.get('code_challenge_method') !== 'S256')
    return { error: 'invalid_request', description: 'code_challenge_method has to be S256.' }
  if (!/^[\w-]{43}$/.test(challenge))
    return { error: 'invalid_request', description: 'code_challenge is not a SHA-256 in base64url without padding.' }
  return undefined
}

function wrongWishes(query: URLSearchParams): AskedWrongly | undefined {
  const asked = wordsIn(query.get('prompt'))
  if (asked.includes('none') && asked.length > 1)
    return { error: 'invalid_request', description: 'prompt=none goes with no other prompt.' }
  if (asked.some((word) => !prompts.some((one) => one === word)))
    return { error: 'invalid_request', description: 'prompt has a word that is not known.' }
  const age = query.get('max_age')
  if (age !== null && !/^\d{1,9}$/.test(age))
    return { error: 'invalid_request', description: 'max_age is not a number of seconds.' }
  return undefined
}

/** Scopes that mean something here; others are left out, as Core 3.1.2.1 wants. */
function scopesIn(scope: string | null): readonly string[] {
  return ['openid', 'profile', 'email'].filter((one) => wordsIn(scope).includes(one))
}

function wordsIn(text: string | null): readonly string[] {
  return (text ?? '').split(' ').filter((word) => word !== '')
}
