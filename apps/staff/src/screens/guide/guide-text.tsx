import { createElement, Fragment, type ReactNode } from 'react'
import type { Token, Tokens } from 'marked'
import { Kbd } from '../../ui/kbd.tsx'
import { Link } from '../../ui/link.tsx'
import styles from './guide.module.css'

/** The text of a guide page. What the page does not use, raw HTML above all, is shown as it is written. */
export function GuideText({ tokens }: { readonly tokens: readonly Token[] }) {
  return <>{nodes(tokens)}</>
}

function nodes(tokens: readonly Token[] | undefined): ReactNode {
  return createElement(Fragment, null, ...(tokens ?? []).map((token) => node(token as Tokens.Generic)))
}

function node(token: Tokens.Generic): ReactNode {
  switch (token.type) {
    case 'space':
      return null
    case 'heading':
      return heading(token.depth, nodes(token.tokens))
    case 'paragraph':
      return <p>{nodes(token.tokens)}</p>
    case 'list':
      return list(token as Tokens.List)
    case 'blockquote':
      return <blockquote>{nodes(token.tokens)}</blockquote>
    case 'code':
      return <pre>{token.text}</pre>
    case 'table':
      return table(token as Tokens.Table)
    case 'hr':
      return <hr />
    case 'strong':
      return <strong>{nodes(token.tokens)}</strong>
    case 'em':
      return <em>{nodes(token.tokens)}</em>
    case 'codespan':
      return isKeys(token.text) ? keyCap(token.text) : <code>{token.text}</code>
    case 'link':
      return <Link href={address(token.href)}>{nodes(token.tokens)}</Link>
    case 'br':
      return <br />
    case 'text':
    case 'checkbox':
      return token.tokens ? nodes(token.tokens) : token.text
    default:
      return token.raw
  }
}

function heading(depth: number, children: ReactNode) {
  if (depth <= 2) return <h2>{children}</h2>
  return <h3>{children}</h3>
}

function list({ ordered, items }: Tokens.List) {
  const lines = items.map((item) => <li key={item.raw}>{nodes(item.tokens)}</li>)
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>
}

function table({ header, rows }: Tokens.Table) {
  return (
    <div className={styles.table}>
      <table>
        <thead>
          <tr>
            {header.map((cell) => (
              <th key={cell.text} scope="col">
                {nodes(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.map((cell) => cell.text).join('\t')}>
              {row.map((cell, column) => (
                <td key={header[column]?.text}>{nodes(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function keyCap(keys: string) {
  return (
    <>
      <span className="visually-hidden">{keys}</span>
      <Kbd keys={keys} />
    </>
  )
}

/** Keys are written in the pages as `F2`, `Enter` or `Ctrl+K`. */
function isKeys(text: string): boolean {
  return /^(?:(?:Ctrl|Alt|Shift|Mod)\+)*(?:F\d{1,2}|Enter|Esc|Tab|Space|Up|Down|[A-Z?/])$/.test(text)
}

/** Pages point to each other as files: `holds.md` is `/guide/holds` here. */
function address(href: string): string {
  const page = /^([\w-]+)\.md(#.*)?$/.exec(href)
  return page ? `/guide/${page[1]}${page[2] ?? ''}` : href
}
