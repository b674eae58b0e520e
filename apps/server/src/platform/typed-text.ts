// Control characters but for line feed and tab, and signs that turn the direction of what follows them (Unicode TR 36 section 3).
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text that someone typed into several lines: without control characters, line breaks alike, at most one empty line together. */
export function typedText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Text that someone typed into one line: every run of white space is one space. */
export function typedLine(text: string): string {
  return typedText(text).replace(/\s+/g, ' ')
}
