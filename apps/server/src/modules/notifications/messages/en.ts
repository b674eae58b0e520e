/** Words of notices to patrons; every language has a file of this shape. */
export const en = {
  holdReady: {
    subject: (title: string) => `Ready for you: ${title}`,
    text: (facts: {
      readonly name: string
      readonly title: string
      readonly branch: string
      readonly until: string | null
      readonly library: string
    }) =>
      [
        `Dear ${facts.name},`,
        '',
        `"${facts.title}" waits for you at ${facts.branch}${facts.until === null ? '' : ` until ${facts.until}`}.`,
        'Please bring your library card.',
        '',
        facts.library,
      ].join('\n'),
  },
}

/** The shape that every language fills. */
export type NoticeWords = typeof en
