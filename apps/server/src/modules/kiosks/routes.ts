import { isRefusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import { adoptKiosk } from './adopt.ts'
import { changeKiosk, revokeKiosk, sendHome } from './change-device.ts'
import * as contract from './contract.ts'
import { ownDevice } from './device-store.ts'
import { kioskById, listKiosks } from './devices.ts'
import { endVisit, kioskFace, leaveKiosk, openService, signOfLife } from './face.ts'
import { takeKeptLoans } from './kept-loans.ts'
import { lendAtKiosk } from './lend.ts'
import { askCard, getOwn, openVisit, showPin } from './open-visit.ts'
import { beginPairing, claimPairing } from './pairing.ts'
import { payAtKiosk } from './pay-by-phone.ts'
import { beginPhone, claimPhone, confirmAtKiosk } from './phone.ts'
import { mailVisit, printVisit } from './receipt.ts'
import { renewAtKiosk } from './renew-own.ts'
import { returnAtKiosk } from './take-back.ts'
import { stepOf } from './visit-store.ts'

const alone = { ownTransactions: true } as const

/** The API of self-checks: for those who keep them, and for the devices themselves. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListKiosks, (w, { query }) => listKiosks(w, query)),
  serve(contract.GetKiosk, (w, { params }) => kioskById(w, params.id)),
  serve(contract.AdoptKiosk, (w, { body, address }) => adoptKiosk(w, body, address), alone),
  serve(contract.ChangeKiosk, (w, { params, body }) => changeKiosk(w, params.id, body)),
  serve(contract.SendKioskHome, (w, { params }) => sendHome(w, params.id)),
  serve(contract.RevokeKiosk, (w, { params }) => revokeKiosk(w, params.id)),

  serve(contract.BeginPairing, (w, { address }) => beginPairing(w, address)),
  serve(contract.ClaimPairing, (w, { body, reply }) => claimPairing(w, body.secret, reply)),
  serve(contract.GetKioskFace, (w, { session }) => kioskFace(w, session)),
  serve(contract.SignOfLife, (w, { body, session, reply }) => signOfLife(w, body, session, reply)),
  serve(contract.LeaveKiosk, (w, { session, reply }) => leaveKiosk(w, session, reply)),
  serve(contract.OpenService, (w, { body, address }) => openService(w, body.pin, address), alone),

  serve(contract.OpenVisit, (w, { body, address }) => openVisit(w, body, address), alone),
  serve(contract.AskCard, (w, { body, address }) => askCard(w, body, address), alone),
  serve(contract.ShowPin, (w, { body, address }) => showPin(w, body, address), alone),
  serve(contract.StayInVisit, async (w, { body }) => {
    const step = await stepOf(w, body.visit, await ownDevice(w))
    return isRefusal(step) ? step : {}
  }),
  serve(contract.EndVisit, (w, { body }) => endVisit(w, body.how)),
  serve(contract.GetOwn, (w, { body }) => getOwn(w, body.visit)),
  serve(contract.BeginPhone, (w) => beginPhone(w)),
  serve(contract.ClaimPhone, (w, { body }) => claimPhone(w, body.secret)),
  serve(contract.ConfirmAtKiosk, (w, { body, address }) => confirmAtKiosk(w, body.code, address), alone),
  serve(contract.LendAtKiosk, (w, { body }) => lendAtKiosk(w, body)),
  serve(contract.RenewAtKiosk, (w, { body }) => renewAtKiosk(w, body)),
  serve(contract.ReturnAtKiosk, (w, { body }) => returnAtKiosk(w, body)),
  serve(contract.PayAtKiosk, (w, { body }) => payAtKiosk(w, body.visit)),
  serve(contract.PrintReceipt, (w, { body }) => printVisit(w, body)),
  serve(contract.SendKeptLoans, (w, { body }) => takeKeptLoans(w, body.entries), alone),
  serve(contract.MailReceipt, (w, { body }) => mailVisit(w, body.visit)),
]
