import { isRefusal } from '../../../platform/refusal.ts'
import { cancelHold } from '../../holds/index.ts'
import { findRequest } from '../find-hold.ts'
import { echoed } from '../parts.ts'
import { endRequest, noteStep } from '../requests.ts'
import type { Asked, MessageOf, ServiceAction } from '../service.ts'
import { closeAccepted, endItsHold } from '../take-away.ts'
import { claimsOf, userIfAny } from '../user-of.ts'

type CancelRequestItem = MessageOf<'CancelRequestItem'>

/**
 * CancelRequestItem: ends a hold. What a partner was to lend goes out of the catalogue with it, unless it is on loan. A request that
 * is cancelled already is answered as if it were cancelled now.
 */
export const cancelRequestItem: ServiceAction<'CancelRequestItem'> = async (w, asked) => {
  const { partner, message } = asked
  const meant = await userIfAny(w, partner, message)
  if (isRefusal(meant)) return meant
  const found = await findRequest(w, partner, { ...message, meant })
  if (isRefusal(found)) return found
  const { request, hold } = found
  const reason = `Cancelled by ${partner.name}`
  if (request && request.state === 'open') {
    const refused =
      request.kind === 'accepted'
        ? await closeAccepted(w, request, 'cancelled', reason)
        : await endItsHold(w, request, reason)
    if (refused) return refused
    if (request.kind === 'requested') await endRequest(w, request.id, 'cancelled')
    await noteStep(w, request.id, 'CancelRequestItem', reason)
  } else if (!request && hold) {
    const done = await cancelHold(w, hold.id, reason)
    if (isRefusal(done)) return done
  }
  return answerTo(asked, hold?.card ?? meant?.number)
}

function answerTo({ message, us }: Asked<CancelRequestItem>, card: string | undefined) {
  const number = claimsOf(message).number ?? card ?? ''
  return {
    RequestId: message.request && echoed('Request', message.request),
    ItemId: message.item && echoed('Item', message.item),
    UserId: message.user ? echoed('User', message.user) : { AgencyId: us, UserIdentifierValue: number },
  }
}
