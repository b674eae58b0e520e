import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'

/** What the provider does wrong, for tests of what is refused. */
export type Misdeed =
  | 'tampered'
  | 'unsigned'
  | 'signed-with-the-secret'
  | 'unknown-key'
  | 'other-issuer'
  | 'other-audience'
  | 'other-nonce'
  | 'expired'
  | 'from-tomorrow'
  | 'same-token-again'

/** A code that was given out, and for whom. */
interface Code {
  readonly nonce: string
  readonly challenge: string
  readonly redirect: string
  readonly person: Readonly<Record<string, unknown>>
}

/** An OpenID provider on loopback with one person who is always signed in there. */
export interface OpenIdProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Claims of the person who signs in there. */
  person: Record<string, unknown>
  misdeed: Misdeed | undefined
  /** Answers no more. */
  down: boolean
  /** The provider's own clock. */
  now: () => number
  /** New keys from now on; the old ones are no longer published. */
  rotate(): Promise<void>
  /** Follows the browser to the provider: gives back where it is sent. */
  visit(address: string): string
  /** A token that tells of a log-out (Back-Channel Logout 1.0). */
  logoutToken(claims: JWTPayload, type?: 'logout' | 'other'): Promise<string>
  close(): Promise<void>
}

/** Opens a provider that knows one client. */
export async function openIdProvider(now: () => number): Promise<OpenIdProvider> {
  const clientId = 'carrel'
  const clientSecret = 'a secret of thirty-two characters'
  const codes = new Map<string, Code>()
  const people = new Map<string, Code['person']>()
  let keys = await newKeys()
  let lastToken = ''
  const server = createServer((request, response) => {
    void answer(request).then(
      ({ status = 200, body, location }) => {
        response.writeHead(status, {
          'content-type': 'application/json',
          date: new Date(idp.now()).toUTCString(),
          ...(location !== undefined && { location }),
        })
        response.end(JSON.stringify(body))
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const idp: OpenIdProvider = {
    issuer,
    clientId,
    clientSecret,
    person: { sub: 'ada' },
    misdeed: undefined,
    down: false,
    now,
    async rotate() {
      keys = await newKeys()
    },
    visit(target) {
      const query = new URL(target).searchParams
      const code = randomUUID()
      codes.set(code, {
        nonce: query.get('nonce') ?? '',
        challenge: query.get('code_challenge') ?? '',
        redirect: query.get('redirect_uri') ?? '',
        person: idp.person,
      })
      const back = new URL(query.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: query.get('state') ?? '', iss: issuer }).toString()
      return back.href
    },
    logoutToken: (claims, type = 'logout') =>
      new SignJWT({
        jti: randomUUID(),
        ...(type === 'logout' && { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: keys.kid, typ: 'logout+jwt' })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setIssuedAt(Math.floor(idp.now() / 1000))
        .sign(keys.privateKey),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  return idp

  async function answer(request: IncomingMessage): Promise<{ status?: number; body: unknown; location?: string }> {
    if (idp.down) return { status: 503, body: {} }
    switch (new URL(request.url ?? '/', issuer).pathname) {
      case '/.well-known/openid-configuration':
        return { body: description(issuer) }
      // Its person is signed in there already, and agrees.
      case '/authorize':
        return { status: 302, body: {}, location: idp.visit(new URL(request.url ?? '', issuer).href) }
      case '/keys':
        return { body: { keys: [keys.publicKey] } }
      case '/userinfo':
        return { body: people.get(request.headers.authorization ?? '') ?? {} }
      case '/token':
        return token(request)
      default:
        return { status: 404, body: {} }
    }
  }

  async function token(request: IncomingMessage) {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const form = new URLSearchParams(text)
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const [name, secret] = atob((request.headers.authorization ?? '').replace('Basic ', ''))
      .split(':')
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    if (name !== clientId || secret !== clientSecret) return { status: 401, body: { error: 'invalid_client' } }
    if (!code || code.challenge !== challenge || code.redirect !== form.get('redirect_uri'))
      return { status: 400, body: { error: 'invalid_grant' } }
    lastToken = idp.misdeed === 'same-token-again' && lastToken !== '' ? lastToken : await idToken(code)
    const access = randomUUID()
    people.set(`Bearer ${access}`, code.person)
    return { body: { access_token: access, token_type: 'Bearer', expires_in: 300, id_token: lastToken } }
  }

  async function idToken({ nonce, person }: Pick<Code, 'nonce' | 'person'>): Promise<string> {
    const { misdeed } = idp
    const seconds = Math.floor(idp.now() / 1000)
    const shift = misdeed === 'expired' ? -86_400 : misdeed === 'from-tomorrow' ? 86_400 : 0
    const claims: JWTPayload = {
      ...person,
      sid: 'session-1',
      nonce: misdeed === 'other-nonce' ? 'another' : nonce,
      iss: misdeed === 'other-issuer' ? 'https://elsewhere.example' : issuer,
      aud: misdeed === 'other-audience' ? 'another-client' : clientId,
      iat: seconds + shift,
      ...(misdeed === 'from-tomorrow' && { nbf: seconds + shift }),
      exp: seconds + shift + 300,
    }
    if (misdeed === 'unsigned') return new UnsecuredJWT(claims).encode()
    if (misdeed === 'signed-with-the-secret')
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret))
    const signer = misdeed === 'unknown-key' ? await newKeys() : keys
    const signed = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: signer.kid })
      .sign(signer.privateKey)
    if (misdeed !== 'tampered') return signed
    const [head = '', , signature = ''] = signed.split('.')
    const body = Buffer.from(JSON.stringify({ ...claims, sub: 'the director' })).toString('base64url')
    return [head, body, signature].join('.')
  }
}

async function newKeys() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const kid = randomUUID()
  return { privateKey, kid, publicKey: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } }
}

function description(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    end_session_endpoint: `${issuer}/end`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    // A provider that would also sign with the client's secret: what a token says of itself must not decide.
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email'],
    authorization_response_iss_parameter_supported: true,
  }
}
