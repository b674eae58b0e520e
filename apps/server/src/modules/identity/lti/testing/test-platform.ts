import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'

/** A platform for courses on loopback: it has keys, and proves whoever it is told to. */
export interface TestPlatform {
  readonly issuer: string
  readonly loginUrl: string
  readonly keysUrl: string
  /** New keys from now on; the old ones are no longer published. */
  rotate(): Promise<void>
  /** Answers no more. */
  down: boolean
  /** The token for a request that came to its address for sign-in; claims are laid over the usual ones, undefined takes one away. */
  token(address: string, claims?: Readonly<Record<string, unknown>>, how?: TokenFault): Promise<string>
  close(): Promise<void>
}

/** What is wrong with the form of a token. */
export type TokenFault = 'tampered' | 'unsigned' | 'shared-secret' | 'unknown-key'

/** Claims of a message by their short names. */
export function claimsOf(short: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(short).map(([name, value]) => [`${lti}${name}`, value]))
}

/** Roles as platforms write them. */
export const roles = {
  student: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
  teacher: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
}

/** Opens a platform whose clock is `now`. */
export async function openTestPlatform(now: () => number): Promise<TestPlatform> {
  const make = () => generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  let pair = await make()
  let kid = 'first'
  const foreign = await make()
  const platform = { down: false }
  const server = createServer((request, response) => {
    if (platform.down) return void response.writeHead(503).end()
    if (request.url !== '/keys') return void response.writeHead(400).end('Who is there?')
    void exportJWK(pair.publicKey).then((key) => {
      response.setHeader('date', new Date(now()).toUTCString())
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ keys: [{ ...key, kid, alg: 'RS256', use: 'sig' }] }))
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const bound = server.address()
  const issuer = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`

  const token: TestPlatform['token'] = async (address, claims = {}, how) => {
    const asked = new URL(address).searchParams
    const seconds = Math.floor(now() / 1000)
    const all = {
      iss: issuer,
      aud: asked.get('client_id') ?? '',
      sub: 'person-1',
      nonce: asked.get('nonce') ?? '',
      iat: seconds,
      exp: seconds + 300,
      ...claimsOf({
        message_type: 'LtiResourceLinkRequest',
        version: '1.3.0',
        deployment_id: 'dep-1',
        target_link_uri: 'http://localhost/auth/lti/launch',
        resource_link: { id: 'link-1' },
        roles: roles.student,
        context: { id: 'context-1', label: 'LIT7', title: 'Other worlds, autumn' },
      }),
      ...claims,
    }
    const payload: JWTPayload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    if (how === 'unsigned') return new UnsecuredJWT(payload).encode()
    const by = new SignJWT(payload)
    if (how === 'shared-secret')
      return by.setProtectedHeader({ alg: 'HS256', kid }).sign(new TextEncoder().encode('x'.repeat(32)))
    if (how === 'unknown-key') return by.setProtectedHeader({ alg: 'RS256', kid: 'other' }).sign(foreign.privateKey)
    const signed = await by.setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey)
    if (how !== 'tampered') return signed
    const [head, , signature] = signed.split('.')
    const body = Buffer.from(JSON.stringify({ ...payload, ...claimsOf({ roles: roles.teacher }) })).toString(
      'base64url',
    )
    return [head, body, signature].join('.')
  }
  return Object.assign(platform, {
    issuer,
    loginUrl: `${issuer}/auth`,
    keysUrl: `${issuer}/keys`,
    token,
    rotate: async () => {
      pair = await make()
      kid = 'second'
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}
