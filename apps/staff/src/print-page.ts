/** Prints a page that the server has made, in a frame that is not seen; resolves when the printer has it. */
export function printPage(html: string, document: Document): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.title = 'slip'
    frame.setAttribute('aria-hidden', 'true')
    frame.style.cssText = 'position:fixed;inline-size:0;block-size:0;border:0;visibility:hidden'
    frame.addEventListener(
      'load',
      () => {
        const page = frame.contentWindow
        const end = () => {
          // Some browsers still read the page after they say that it is printed.
          setTimeout(() => frame.remove(), 1000)
          resolve()
        }
        page?.addEventListener('afterprint', end, { once: true })
        page?.print()
        if (!page) end()
      },
      { once: true },
    )
    frame.srcdoc = html
    document.body.append(frame)
  })
}
