import { describeDiagnostic, type Diagnostic, type ResponseRecords } from '../src/index.ts'
import { Z3950Failure } from './failure.ts'

/** The diagnostics that stand in the place of records. */
export function diagnosticsIn(records: ResponseRecords | undefined): readonly Diagnostic[] {
  if (!records || records.kind === 'records') return []
  return records.kind === 'diagnostic' ? [records.value] : records.value
}

/** The failure for what a server said. */
export function diagnosed(name: string, what: string, diagnostics: readonly Diagnostic[]): Z3950Failure {
  const said = diagnostics.map((diagnostic) => `${describeDiagnostic(diagnostic)}.`).join(' ')
  return new Z3950Failure('diagnostic', `${name} refused ${what}. ${said || 'It does not say why.'}`, { diagnostics })
}
