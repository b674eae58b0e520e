import { useLocation, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'

/** What may stand behind the question mark of an address; an empty value takes its name away. */
export type AddressChange = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** Reads the part of an address after `?` as plain text: `3012` stays the letters of a barcode and is no number. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const params = new URLSearchParams(text)
  const read: Record<string, string | string[]> = {}
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name)
    read[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return read
}

/** Writes the part of an address after `?`, which people can read and change: `?q=sea&facet=format:book`. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined || one === null || one === '' || one === false) continue
      params.append(name, String(one))
    }
  }
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

/** The address of a list with some of its conditions changed; what is not named stays. */
export function changeSearch(text: string, change: AddressChange): string {
  return stringifySearch({ ...parseSearch(text), ...change })
}

/** What the address of this page says behind its question mark, and the way to change it. */
export interface Address {
  text(name: string): string | undefined
  all(name: string): readonly string[]
  number(name: string): number | undefined
  /** One of a few words; the first when the address says none of them. */
  oneOf<T extends string>(name: string, words: readonly [T, ...T[]]): T
  /** Changes the address. `replace` leaves no step to go back to: for what changes with every letter. */
  set(change: AddressChange, how?: 'push' | 'replace'): void
}

/** The conditions of a page live in its address, so that it can be kept, sent and gone back to. */
export function useAddress(): Address {
  const search = useLocation({ select: (location) => location.searchStr })
  const router = useRouter()
  return useMemo(() => {
    const params = new URLSearchParams(search)
    const text = (name: string) => params.get(name) ?? undefined
    return {
      text,
      all: (name) => params.getAll(name),
      number(name) {
        const value = text(name)
        return value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined
      },
      oneOf: (name, words) => words.find((word) => word === text(name)) ?? words[0],
      set(change, how = 'push') {
        const { pathname, search: now, hash } = router.history.location
        router.history[how](pathname + changeSearch(now, change) + hash)
      },
    }
  }, [search, router])
}
