import { html, type Html } from '../../../platform/html.ts'

/** The picture of a title, drawn from its words: it says nothing that the title beside it does not. */
export function coverImage(bib: number, options: { readonly eager?: boolean; readonly className?: string } = {}): Html {
  return html`<img
    class="cover ${options.className ?? ''}"
    src="/cover/${bib}.svg"
    alt=""
    width="200"
    height="300"
    ${options.eager === true ? '' : html`loading="lazy"`}
    decoding="async"
  />`
}
