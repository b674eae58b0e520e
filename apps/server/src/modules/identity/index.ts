import type { Module } from '../../platform/module.ts'
import { passwordElsewhere } from '../../platform/password-elsewhere.ts'
import { bind } from '../../platform/port.ts'
import { forgetHandler, patronSubscriptions } from './forget.ts'
import { passwordAtDirectories } from './ldap/password-at-directories.ts'
import { endpoints } from './routes.ts'
import { identitySettings } from './settings.ts'

export { beginAttempt, newSecret, takeAttempt, type Attempt } from './attempts.ts'
export { completeSignIn, type CompletedSignIn } from './complete-sign-in.ts'
export type { OutsideAccount, ProviderKind, SignInRealm, SignInWay } from './contract.ts'
export { chooseCourse, coursesToChoose, type Choice } from './lti/choose-course.ts'
export { deepLinkAnswer, type Chosen } from './lti/deep-link-answer.ts'
export { beginLaunch, loginFields, takeLaunch, type LoginRequest } from './lti/launches.ts'
export { openLaunch } from './lti/open-launch.ts'
export { publicKeys } from './lti/our-signing-keys.ts'
export { framingOrigins, originOf } from './lti/platforms.ts'
export { proveLaunch } from './lti/prove-launch.ts'
export { visitByToken, type LearningVisit } from './lti/visits.ts'
export { shownCourse } from './lti/contexts.ts'
export { backChannelLogout } from './oidc/back-channel.ts'
export { beginOidc } from './oidc/begin-oidc.ts'
export { finishOidc } from './oidc/finish-oidc.ts'
export { outsideAccounts, unlinkOutsideAccount } from './outside-accounts.ts'
export { endOutsideSessions } from './outside-sessions.ts'
export { directoryNames, isFor, providerById, signInWays, type Provider } from './providers.ts'
export { attributesFrom, readable, type Attributes } from './rules/attributes.ts'
export { beginSaml } from './saml/begin-saml.ts'
export { finishSaml, keepAnswer } from './saml/finish-saml.ts'
export { samlMetadata } from './saml/saml-metadata.ts'
export { providerSignsOut } from './saml/sign-out.ts'
export { noteTrial } from './trials.ts'
export { useOnce } from './used-once.ts'
export type { VerifiedIdentity } from './verified-identity.ts'
export { wayOut } from './way-out.ts'

/** Sign-in with accounts that people have elsewhere: at their town, their school, their university. */
export const identityModule: Module = {
  name: 'identity',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    {
      code: 'identity:providers',
      text: 'Set where people sign in with accounts of elsewhere, and who they are here',
    },
  ],
  settings: identitySettings,
  endpoints,
  subscriptions: patronSubscriptions,
  jobs: [forgetHandler],
  bindings: [bind(passwordElsewhere, passwordAtDirectories)],
}
