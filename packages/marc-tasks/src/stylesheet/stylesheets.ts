/** A stylesheet that is ready: gives what it makes of a document, or throws `StepFailed` with a sentence. */
export type ApplyStylesheet = (xml: string) => string

/** A parameter of a stylesheet with its text. */
export type StylesheetParam = readonly [name: string, value: string]

/** Where stylesheets are run: whoever runs tasks brings it along, since XSLT needs more than this package has. */
export interface Stylesheets {
  /** Makes a stylesheet ready; a sentence says what is wrong with it. */
  load(style: string, params: readonly StylesheetParam[]): ApplyStylesheet | string
}

/** A step that cannot be done to one record, with a sentence that says why: the record stays as it was and is named. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed'
}
