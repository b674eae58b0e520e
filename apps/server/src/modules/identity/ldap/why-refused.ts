/** Why a directory refuses a password that may be right. */
export type BindRefusal =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'barred'; readonly code: string; readonly message: string }

const elsewhere = 'Change it where your account is kept, then sign in here.'
const expired = { code: 'password-expired', message: `Your password has expired. ${elsewhere}` }
const mustChange = { code: 'password-must-change', message: `You must choose a new password first. ${elsewhere}` }
const locked = {
  code: 'account-locked',
  message:
    'Your account is locked, usually after too many wrong passwords. Wait, or ask those who keep it to unlock it.',
}

/** Sub-codes that Active Directory puts into its message after "data". */
const activeDirectory: Readonly<Record<string, { readonly code: string; readonly message: string }>> = {
  '530': { code: 'account-hours', message: 'Your account may not sign in at this time of day.' },
  '531': { code: 'account-place', message: 'Your account may not sign in from here.' },
  '532': expired,
  '533': { code: 'account-disabled', message: 'Your account is switched off. Ask those who keep it.' },
  '701': { code: 'account-expired', message: 'Your account has expired. Ask those who keep it.' },
  '773': mustChange,
  '775': locked,
}
/** Errors of the password policy control (draft-behera-ldap-password-policy-10, section 6.2). */
const policyErrors: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  0: expired,
  1: locked,
  2: mustChange,
}

/** What the answer to a refused bind means: `message` is what the directory says, `policy` the error of its policy control. */
export function whyRefused(message: string, policy: number | undefined): BindRefusal {
  const byPolicy = policy === undefined ? undefined : policyErrors[policy]
  if (byPolicy) return { kind: 'barred', ...byPolicy }
  const data = /AcceptSecurityContext error, data ([0-9a-f]{1,8})\b/i.exec(message)?.[1]?.toLowerCase() ?? ''
  const told = Object.hasOwn(activeDirectory, data) ? activeDirectory[data] : undefined
  return told ? { kind: 'barred', ...told } : { kind: 'wrong' }
}
