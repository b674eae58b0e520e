/** Thrown inside the translation of a regular expression: why it cannot be had, to follow `because`. */
export class NotTranslated extends Error {}
