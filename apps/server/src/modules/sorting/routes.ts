import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import * as gates from './contract-gates.ts'
import * as security from './contract-security.ts'
import { answerAlarms, listAlarms, listHours, reopenAlarm } from './gate-alarms.ts'
import { listGates, makeGateKey, putGate } from './gates.ts'
import { exportMapping, readMappingFor } from './mapping.ts'
import { reportPassages } from './passages.ts'
import { listPlans, planOf, planVersions, putPlan } from './plans.ts'
import { itemProperties, listTypeSecurity, putTypeSecurity } from './security.ts'
import { tryReturn } from './try-return.ts'

/** The API of sorting and security. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListSortPlans, (w) => listPlans(w)),
  serve(contract.GetSortPlan, (w, { params, query }) => planOf(w, params.branch, query.version)),
  serve(contract.PutSortPlan, (w, { params, body }) => putPlan(w, params.branch, body)),
  serve(contract.ListSortPlanVersions, (w, { params }) => planVersions(w, params.branch)),
  serve(contract.ReadMapping, (w, { params, body }) => readMappingFor(w, params.branch, body.text)),
  serve(contract.ExportMapping, (w, { params }) => exportMapping(w, params.branch)),
  serve(contract.TryReturn, (w, { body }) => tryReturn(w, body)),
  serve(security.ListTypeSecurity, (w) => listTypeSecurity(w)),
  serve(security.PutTypeSecurity, (w, { params, body }) => putTypeSecurity(w, params.itemType, body)),
  serve(security.GetItemSecurity, async (w, { params }) => ({ told: await itemProperties(w, params.id) })),
  serve(gates.ListGates, (w) => listGates(w)),
  serve(gates.CreateGate, (w, { body }) => putGate(w, body)),
  serve(gates.ChangeGate, (w, { params, body }) => putGate(w, body, params.id)),
  serve(gates.MakeGateKey, (w, { params }) => makeGateKey(w, params.id)),
  serve(gates.ReportPassages, (w, { params, body }) => reportPassages(w, params.id, body)),
  serve(gates.ListGateAlarms, (w, { query }) => listAlarms(w, query)),
  serve(gates.AnswerGateAlarms, (w, { body }) => answerAlarms(w, body)),
  serve(gates.ReopenGateAlarm, (w, { params }) => reopenAlarm(w, params.id)),
  serve(gates.ListGateHours, (w, { query }) => listHours(w, query)),
]
