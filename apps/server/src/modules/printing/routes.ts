import { serve, type Endpoint } from '../../platform/serve.ts'
import { askPrinter } from './ask-printer.ts'
import { changePrinter, createPrinter, removePrinter } from './change-printers.ts'
import * as texts from './contract-texts.ts'
import * as contract from './contract.ts'
import { printDocument } from './print-document.ts'
import { listPrinters } from './printers.ts'
import { listPrintJobs, printJobById } from './queue.ts'
import { movePrintJobs, stepPrintJob } from './steps.ts'
import { previewPrintText } from './texts/preview.ts'
import { listPrintTexts, listTextVersions, putPrintText, resetPrintText } from './texts/print-texts.ts'
import { listPrintTroubles } from './troubles.ts'
import { changeWorkstation, createWorkstation, listWorkstations, removeWorkstation } from './workstations.ts'

/** The API of printing. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListPrinters, (w, { query }) => listPrinters(w, query)),
  serve(contract.CreatePrinter, (w, { body }) => createPrinter(w, body)),
  serve(contract.ChangePrinter, (w, { params, body }) => changePrinter(w, params.id, body)),
  serve(contract.RemovePrinter, (w, { params }) => removePrinter(w, params.id)),
  serve(contract.AskPrinter, (w, { params }) => askPrinter(w, params.id), { ownTransactions: true }),
  serve(contract.ListWorkstations, (w, { query }) => listWorkstations(w, query)),
  serve(contract.CreateWorkstation, (w, { body }) => createWorkstation(w, body)),
  serve(contract.ChangeWorkstation, (w, { params, body }) => changeWorkstation(w, params.id, body)),
  serve(contract.RemoveWorkstation, (w, { params }) => removeWorkstation(w, params.id)),
  serve(contract.ListPrintJobs, (w, { query }) => listPrintJobs(w, query)),
  serve(contract.CreatePrintJob, (w, { body }) => printDocument(w, body)),
  serve(contract.GetPrintJob, (w, { params }) => printJobById(w, params.id)),
  serve(contract.StepPrintJob, (w, { params, body }) => stepPrintJob(w, params.id, body.do)),
  serve(contract.MovePrintJobs, (w, { body }) => movePrintJobs(w, body)),
  serve(contract.ListPrintTroubles, (w, { query }) => listPrintTroubles(w, query.workstation)),
  serve(texts.ListPrintTexts, (w) => listPrintTexts(w)),
  serve(texts.ListTextVersions, (w, { params, query }) => listTextVersions(w, params.kind, query)),
  serve(texts.PutPrintText, (w, { params, body }) => putPrintText(w, params.kind, body)),
  serve(texts.ResetPrintText, (w, { params, query }) => resetPrintText(w, params.kind, query)),
  serve(texts.PreviewPrintText, (w, { params, body }) =>
    previewPrintText(w, params.kind, body.body, body.printer ?? null),
  ),
]
