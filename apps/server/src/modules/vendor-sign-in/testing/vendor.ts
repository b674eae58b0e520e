import * as client from 'openid-client'
import type { TestCarrel } from '../../../../test/carrel.ts'
import type { Browser } from '../../../../test/page-browser.ts'
import type { VendorWithSecret } from '../contract.ts'

/** A program of a vendor with a certified client inside: it sends patrons to us and takes them back. */
export interface VendorProgram {
  readonly config: client.Configuration
  /** The address to which it sends a patron, and what it keeps of it. */
  begin(more?: Readonly<Record<string, string>>): Promise<Begun>
  /** Takes a patron back: exchanges the code and checks the ID token. */
  finish(begun: Begun, back: string): Promise<Awaited<ReturnType<typeof client.authorizationCodeGrant>>>
}

/** What a program keeps while the patron is away. */
export interface Begun {
  readonly address: string
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

const ways = {
  client_secret_basic: client.ClientSecretBasic,
  client_secret_post: client.ClientSecretPost,
  none: client.None,
}

/** Sets a program up from our description, as its vendor would; it reaches us without a port. */
export async function vendorProgram(
  carrel: TestCarrel,
  vendor: Pick<VendorWithSecret, 'clientId' | 'secret' | 'redirectAddresses'>,
  way: keyof typeof ways = 'client_secret_basic',
): Promise<VendorProgram> {
  const fetch: client.CustomFetch = async (url, { method, headers, body }) => {
    const response = await carrel.server.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: new URL(url).pathname + new URL(url).search,
      headers,
      ...(body instanceof URLSearchParams && { payload: body.toString() }),
    })
    return new Response(response.body, { status: response.statusCode, headers: headersOf(response.headers) })
  }
  const discovered = async () => {
    const found = await client.discovery(
      new URL('http://localhost/oidc/.well-known/openid-configuration'),
      vendor.clientId,
      // The clock of the house is not that of this machine, and may stand still.
      { [client.clockSkew]: Math.round((carrel.clock.now().epochMilliseconds - Date.now()) / 1000) },
      ways[way](vendor.secret ?? ''),
      { execute: [client.allowInsecureRequests], [client.customFetch]: fetch },
    )
    client.enableNonRepudiationChecks(found)
    return found
  }
  const config = await discovered()
  const [redirect = ''] = vendor.redirectAddresses
  return {
    config,
    async begin(more = {}) {
      const verifier = client.randomPKCECodeVerifier()
      const kept = { verifier, state: client.randomState(), nonce: client.randomNonce() }
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid profile email',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...more,
      })
      return { ...kept, address: address.href }
    },
    finish: async ({ verifier, state, nonce }, back) =>
      client.authorizationCodeGrant(await discovered(), new URL(back), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }),
  }
}

function headersOf(headers: Readonly<Record<string, string | number | string[] | undefined>>): Headers {
  const all = new Headers()
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) all.set(name, value.toString())
  return all
}

/** The address to which a page goes on by itself. */
export function onwards(text: string): string {
  return (/http-equiv="refresh" content="0;url=([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
}

/** A hidden field of a page. */
export function hidden(text: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
}

/** Signs a patron in on the usual page and follows to where that leads. */
export async function signInWithCard(browser: Browser, card: string, pin: string, next: string) {
  const done = await browser.post('/sign-in', { card, pin, next })
  return done.status === 303 ? browser.get(done.location) : done
}

/** Says yes on the page that tells what the program would know. */
export async function agree(browser: Browser, text: string, tell?: 'name' | 'email') {
  return browser.post('/oidc/consent', {
    csrf: hidden(text, 'csrf'),
    request: hidden(text, 'request'),
    answer: 'yes',
    ...(tell && { tell }),
  })
}
