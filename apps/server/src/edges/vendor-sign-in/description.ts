import { signedWith } from '../../modules/vendor-sign-in/index.ts'

const claims =
  'sub active category category_name branch branch_name name given_name family_name email email_verified auth_time'.split(
    ' ',
  )

/** The issuer of our tokens: the address of the site and where the rest is found. */
export function issuerAt(origin: string): string {
  // http://library:80 and http://library are one, and programs compare letter by letter.
  return `${(URL.parse(origin)?.href ?? origin).replace(/\/$/, '')}/oidc`
}

/** What we can, for programs (Discovery 1.0, 3). */
export function description(origin: string) {
  const issuer = issuerAt(origin)
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    end_session_endpoint: `${issuer}/end-session`,
    scopes_supported: ['openid', 'profile', 'email'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: [signedWith],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    code_challenge_methods_supported: ['S256'],
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    claims_supported: claims,
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    authorization_response_iss_parameter_supported: true,
  }
}
