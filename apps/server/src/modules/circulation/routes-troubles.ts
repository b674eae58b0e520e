import { serve, type Endpoint } from '../../platform/serve.ts'
import { changeLoans } from './change-loans.ts'
import { claimLoan, noteClaimSearch, resolveClaim } from './claims.ts'
import {
  ChangeLoans,
  ClaimNeverHad,
  ClaimReturned,
  GetLoanEffect,
  ListClaims,
  ListDefects,
  ListTroubles,
  MarkItem,
  NoteClaimSearch,
  ReportDamage,
  ReportMissingParts,
  ResolveClaim,
  SettleDefect,
  UndoDefect,
  UndoLost,
} from './contract-troubles.ts'
import { undoLost } from './declare-lost.ts'
import { listDefects, reportDefect, settleDefect, undoDefect } from './defects.ts'
import { loanEffect } from './loan-effect.ts'
import { markItem } from './mark-item.ts'
import { listClaims, listTroubles } from './trouble-lists.ts'

/** The API of what goes wrong with loans. */
export const troubleEndpoints: readonly Endpoint[] = [
  serve(ClaimReturned, (w, { params, body }) => claimLoan(w, params.id, body)),
  serve(ClaimNeverHad, (w, { params, body }) => claimLoan(w, params.id, { ...body, kind: 'never-had' })),
  serve(UndoLost, (w, { params, body }) => undoLost(w, params.id, body.note?.trim() ?? '')),
  serve(GetLoanEffect, (w, { params, body }) => loanEffect(w, params.id, body)),
  serve(ChangeLoans, (w, { body }) => changeLoans(w, body)),
  serve(ListTroubles, (w, { query }) => listTroubles(w, query)),
  serve(ListClaims, (w, { query }) => listClaims(w, query)),
  serve(NoteClaimSearch, (w, { params, body }) => noteClaimSearch(w, params.id, body.note?.trim() ?? '')),
  serve(ResolveClaim, (w, { params, body }) => resolveClaim(w, params.id, body)),
  serve(ListDefects, (w, { query }) => listDefects(w, query)),
  serve(ReportDamage, (w, { params, body }) => reportDefect(w, params.id, { kind: 'damaged', ...body })),
  serve(ReportMissingParts, (w, { params, body }) => reportDefect(w, params.id, { kind: 'parts-missing', ...body })),
  serve(SettleDefect, (w, { params, body }) => settleDefect(w, params.id, body)),
  serve(UndoDefect, (w, { params }) => undoDefect(w, params.id)),
  serve(MarkItem, (w, { params, body }) => markItem(w, params.id, body)),
]
