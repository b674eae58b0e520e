import { serve, type Endpoint } from '../../platform/serve.ts'
import { changeWebhook, createWebhook, deleteWebhook } from './change-hooks.ts'
import * as contract from './contract.ts'
import { deliveryById, listDeliveries } from './delivery-log.ts'
import { listWebhooks, webhookById } from './hook-views.ts'
import { listPublicEvents } from './list-events.ts'
import { sendAgain, sendFailedAgain, sendTest } from './send-again.ts'
import { rotateSecret, setWebhookState } from './set-state.ts'

/** The API of webhooks. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListWebhookEvents, (w) => listPublicEvents(w)),
  serve(contract.ListWebhooks, (w) => listWebhooks(w)),
  serve(contract.GetWebhook, (w, { params }) => webhookById(w, params.id)),
  serve(contract.CreateWebhook, (w, { body }) => createWebhook(w, body)),
  serve(contract.ChangeWebhook, (w, { params, body }) => changeWebhook(w, params.id, body)),
  serve(contract.DeleteWebhook, (w, { params }) => deleteWebhook(w, params.id)),
  serve(contract.SetWebhookState, (w, { params, body }) => setWebhookState(w, params.id, body)),
  serve(contract.RotateWebhookSecret, (w, { params, body }) => rotateSecret(w, params.id, body.overlapDays)),
  serve(contract.ListDeliveries, (w, { query }) => listDeliveries(w, query)),
  serve(contract.GetDelivery, (w, { params }) => deliveryById(w, params.id)),
  // Both wait for an answer from outside, and hold no transaction meanwhile.
  serve(contract.SendAgain, (w, { params }) => sendAgain(w, params.id), { ownTransactions: true }),
  serve(contract.SendTest, (w, { params, body }) => sendTest(w, params.id, body.type), { ownTransactions: true }),
  serve(contract.SendFailedAgain, (w, { params }) => sendFailedAgain(w, params.id)),
]
