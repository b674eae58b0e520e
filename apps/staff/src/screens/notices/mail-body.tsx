import { createElement, Fragment, useMemo, type ReactNode } from 'react'

const shown: Readonly<Record<string, string>> = { P: 'p', UL: 'ul', LI: 'li', STRONG: 'strong', BR: 'br' }

/** A mail as its reader sees it: the few elements that texts of notices have; everything else is shown as text. */
export function MailBody({ html }: { readonly html: string }) {
  const body = useMemo(() => new DOMParser().parseFromString(html, 'text/html').body, [html])
  const { lang } = body.ownerDocument.documentElement
  return (
    <div dir={body.dir === 'rtl' ? 'rtl' : 'ltr'} {...(lang !== '' && { lang })}>
      {childrenOf(body)}
    </div>
  )
}

function childrenOf(parent: Node): ReactNode {
  return createElement(Fragment, null, ...[...parent.childNodes].map(nodeOf))
}

function nodeOf(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  if (node.tagName === 'BR') return <br />
  if (node.tagName === 'A') {
    const href = node.getAttribute('href') ?? ''
    return (
      <a href={href} target="_blank" rel="noreferrer">
        {childrenOf(node)}
      </a>
    )
  }
  const name = shown[node.tagName]
  return name === undefined ? childrenOf(node) : createElement(name, null, childrenOf(node))
}
