import { useEffect, useRef, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { Count } from './count.tsx'
import styles from './tabs.module.css'

/** One page of a set of tabs. */
export interface TabPage<T extends string> {
  readonly id: T
  readonly label: string
  /** How many things are on it. */
  readonly count?: number
  readonly content: ReactNode
}

interface TabsProps<T extends string> {
  readonly label: string
  readonly pages: readonly TabPage<T>[]
  readonly value: T
  readonly onChange: (page: T) => void
}

/** Pages of which one is seen at a time. The choice belongs in the address, so it is held outside. */
export function Tabs<T extends string>({ label, pages, value, onChange }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null)
  const chosen = pages.findIndex(({ id }) => id === value)
  // On a narrow screen the tabs are a strip that slides: the chosen one is seen.
  useEffect(() => {
    const strip = list.current?.getBoundingClientRect()
    const tab = list.current?.querySelectorAll('[role="tab"]')[chosen]?.getBoundingClientRect()
    if (!list.current || !strip || !tab) return
    list.current.scrollLeft += Math.max(0, tab.right - strip.right) - Math.max(0, strip.left - tab.left)
  }, [chosen])
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const page = pages.find(({ id }) => id === key)
        if (page) onChange(page.id)
      }}
      className={styles.tabs ?? ''}
    >
      <TabList ref={list} aria-label={label} className={styles.list ?? ''}>
        {pages.map((page) => (
          <Tab key={page.id} id={page.id} className={styles.tab ?? ''}>
            {page.label}
            {page.count !== undefined && <Count value={page.count} />}
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className={styles.panel ?? ''}>
          {page.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
