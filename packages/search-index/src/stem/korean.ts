/** Particles that Korean puts at the end of nouns, the longest first. */
const PARTICLES =
  /(?<=..)(?:에서는|으로서|에서|에게|으로|까지|부터|처럼|보다|이나|이란|의|은|는|이|가|을|를|에|와|과|도|로|들)$/u

/** Korean: 문학의, 문학을, 문학에서 give 문학. Two syllables are left at least, since many words end like particles. */
export function stemKorean(word: string): string {
  return word.replace(PARTICLES, '')
}
