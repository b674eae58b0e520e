import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { useLine } from '../../offline/use-line.ts'
import { Banner } from '../../ui/banner.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './lending-terms.module.css'
import type { CheckOutDesk } from './use-check-out.ts'

interface LendingTermsBarProps {
  readonly desk: CheckOutDesk
  readonly patron: Patron | undefined
}

/** How what is scanned now is lent: for use in the library, or to someone who borrows for the patron. */
export function LendingTermsBar({ desk, patron }: LendingTermsBarProps) {
  const { words } = useDesk()
  const { work } = words
  const { lending, lendBy } = desk
  const isAway = useLine().state !== 'online'
  const proxies = (patron?.proxies ?? []).filter(({ active, rights }) => active && rights.includes('borrow'))
  const proxy = proxies.find((one) => one.patron === lending.proxy)
  useShortcut(isAway ? undefined : 'F6', {
    label: work.onSite,
    run: () => lendBy({ ...lending, onSite: !lending.onSite }),
  })
  return (
    <div className={styles.terms}>
      <Switch
        isSelected={lending.onSite}
        isDisabled={isAway && !lending.onSite}
        onChange={(onSite) => lendBy({ ...lending, onSite })}
      >
        {work.onSite}
      </Switch>
      {proxies.length > 0 && (
        <Select
          label={work.proxy}
          choices={[
            { id: 'self', label: work.proxyNone },
            ...proxies.map((one) => ({ id: String(one.patron), label: one.name })),
          ]}
          value={lending.proxy === undefined ? 'self' : String(lending.proxy)}
          onChange={(id) => lendBy({ ...lending, proxy: id === 'self' ? undefined : Number(id) })}
        />
      )}
      {lending.onSite && <Banner tone="warn" title={work.onSiteOn} live />}
      {proxy && <Banner tone="info" title={work.proxyOn(proxy.name)} live />}
    </div>
  )
}
