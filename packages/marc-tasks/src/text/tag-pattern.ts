/** A pattern for tags in the form that `@carrel/marc` knows: `9XX`, `9xx`, `9**` and `9..` all mean any tag with 9 first. */
export function tagPattern(text: string): string {
  return text.replaceAll(/[*?xX]/g, '.')
}
