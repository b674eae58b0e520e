/** The barcodes of a text that was pasted or read from a file: the first column of each line, each once, in order. */
export function barcodesIn(text: string): readonly string[] {
  const found = text
    .split(/\r?\n/)
    .map((line) =>
      (line.split(/[,;\t]/)[0] ?? '')
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((barcode) => barcode !== '' && !isHeading(barcode))
  return [...new Set(found)]
}

// The head of a column in files that other programs save.
function isHeading(text: string): boolean {
  return /^(?:item )?bar ?codes?$/i.test(text)
}
