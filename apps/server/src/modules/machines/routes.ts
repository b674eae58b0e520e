import { serve, type Endpoint } from '../../platform/serve.ts'
import {
  changeMachine,
  createMachine,
  deleteMachine,
  listMachines,
  machineById,
  setMachinePassword,
} from './accounts.ts'
import * as contract from './contract.ts'
import { emulate } from './emulate.ts'
import { listExceptions, settleException } from './exceptions.ts'
import { explainText } from './explain-text.ts'
import { endSession, listSessions, machineLine } from './sessions.ts'
import { clearTrace, listTrace } from './trace.ts'

/** The API of machines. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListMachines, (w, { query }) => listMachines(w, query)),
  serve(contract.GetMachine, (w, { params }) => machineById(w, params.id)),
  serve(contract.CreateMachine, (w, { body }) => createMachine(w, body)),
  serve(contract.ChangeMachine, (w, { params, body }) => changeMachine(w, params.id, body)),
  serve(contract.DeleteMachine, (w, { params }) => deleteMachine(w, params.id)),
  serve(contract.SetMachinePassword, (w, { params, body }) => setMachinePassword(w, params.id, body.password)),
  serve(contract.ListMachineSessions, (w, { query }) => listSessions(w, query)),
  serve(contract.EndMachineSession, (w, { params }) => endSession(w, params.session)),
  serve(contract.ListTrace, (w, { query }) => listTrace(w, query)),
  serve(contract.ClearTrace, (w, { query }) => clearTrace(w, query)),
  serve(contract.Emulate, (w, { params, body }) => emulate(w, params.id, body), { ownTransactions: true }),
  serve(contract.ExplainLine, (_, { body }) => Promise.resolve(explainText(body.line))),
  serve(contract.ListMachineExceptions, (w, { query }) => listExceptions(w, query)),
  serve(contract.SettleMachineException, (w, { params, body }) => settleException(w, params.id, body.note ?? '')),
  serve(contract.GetMachineLine, (w) => machineLine(w)),
]
