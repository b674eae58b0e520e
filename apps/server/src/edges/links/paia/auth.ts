import type { FastifyReply, FastifyRequest } from 'fastify'
import { programTokenSeconds, signInProgram, signOutProgram } from '../../../modules/account-access/index.ts'
import { changePin } from '../../../modules/patrons/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { mustWork, readWork } from '../../../platform/work.ts'
import { asPublic, type House } from '../door.ts'
import { one, type Query } from '../query.ts'
import { fault, sentencesOf } from './fault.ts'
import { callerWith } from './caller.ts'
import { grantedScopes } from './scopes.ts'

/** `POST /paia/auth/login`: card and PIN for a token (PAIA 1.3 auth, RFC 6749 section 4.3). */
export async function login(house: House, sent: Query, request: FastifyRequest, reply: FastifyReply) {
  const grant = one(sent, 'grant_type', 40)
  if (grant !== '' && grant !== 'password')
    return fault(reply, 'invalid_request', `Sign in with grant_type=password; "${grant}" is not known.`)
  // A PIN is taken as it is: what is cut or cleaned would be another.
  const { username, password } = sent
  if (typeof username !== 'string' || typeof password !== 'string' || username.length > 200 || password.length > 1000)
    return fault(reply, 'invalid_request', 'Send username, which is the card number, and password, which is the PIN.')
  const scopes = grantedScopes(one(sent, 'scope', 500))
  if (scopes.length === 0)
    return fault(reply, 'invalid_request', `None of the scopes "${one(sent, 'scope', 200)}" is known.`)
  const signedIn = await signInProgram(asPublic(house), { card: username, pin: password, scopes }, request.ip)
  if (isRefusal(signedIn)) {
    const tooMany = signedIn.blocks.some(({ code }) => code === 'too-many-attempts')
    return fault(reply, tooMany ? 'too_many_requests' : 'access_denied', sentencesOf(signedIn.blocks))
  }
  return {
    access_token: signedIn.token,
    token_type: 'Bearer',
    expires_in: programTokenSeconds,
    patron: String(signedIn.patron),
    scope: signedIn.scopes.join(' '),
  }
}

/** `POST /paia/auth/logout`: the token ends. */
export async function logout(house: House, sent: Query, request: FastifyRequest, reply: FastifyReply) {
  const patron = one(sent, 'patron', 20)
  const caller = await callerWith(house, request, reply, patron)
  if (caller === undefined) return reply
  await mustWork(house.platform, caller.actor, (w) => signOutProgram(w, caller))
  return { patron }
}

/** `POST /paia/auth/change`: another PIN; tokens and sessions elsewhere end. */
export async function change(house: House, sent: Query, request: FastifyRequest, reply: FastifyReply) {
  const patron = one(sent, 'patron', 20)
  const caller = await callerWith(house, request, reply, patron, 'change_password')
  if (caller === undefined) return reply
  const { old_password: before, new_password: next } = sent
  if (typeof before !== 'string' || typeof next !== 'string' || before.length > 1000)
    return fault(reply, 'invalid_request', 'Send old_password and new_password.')
  if (next.length < 4 || next.length > 100) return fault(reply, 'invalid_request', 'A PIN has 4 to 100 characters.')
  const w = readWork(house.platform, caller.actor)
  const changed = await changePin(w, { old: before, new: next }, request.ip, caller.session)
  return isRefusal(changed) ? fault(reply, 'access_denied', sentencesOf(changed.blocks)) : { patron }
}
