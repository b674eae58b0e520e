import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PutSiteAccent, PutSiteLogo, type SiteLook } from '../../../../server/src/modules/site/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor } from '../settings/save-form.tsx'
import { pictureBytes } from './picture-bytes.ts'
import styles from './site.module.css'

/** The colour of the public site with what becomes of it in both themes, and its sign. */
export function LookPanel({ look }: { readonly look: SiteLook }) {
  const { words, call, announce } = useDesk()
  const { site } = words
  const session = useSession()
  const queries = useQueryClient()
  const [accent, setAccent] = useState(look.accent ?? '')
  const mayChange = may(session, 'site:look')
  const done = {
    onSuccess: () => announce(site.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['site', 'look'] }),
  }
  const saveAccent = useMutation({
    mutationFn: () => call(PutSiteAccent, { body: { accent: accent.trim() === '' ? null : accent } }),
    ...done,
  })
  const saveLogo = useMutation({
    mutationFn: async (file: File | undefined) =>
      call(PutSiteLogo, { body: { picture: file ? await pictureBytes(file) : null } }),
    ...done,
  })
  return (
    <Panel title={site.look}>
      <div className={styles.form}>
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault()
            saveAccent.mutate()
          }}
        >
          <TextField
            label={site.accent}
            hint={site.accentHint}
            value={accent}
            onChange={setAccent}
            maxLength={20}
            isReadOnly={!mayChange}
            {...errorFor(saveAccent.error, 'accent')}
          />
          {mayChange && (
            <Button type="submit" tone="primary" isPending={saveAccent.isPending}>
              {site.saveAccent}
            </Button>
          )}
        </form>
        <ul className={styles.themes}>
          {(['light', 'dark'] as const).map((theme) => (
            <li key={theme}>
              <span className={styles.swatch} style={{ background: look[theme].colour }} aria-hidden="true" />
              <span>
                {site[theme]}: <span className={styles.code}>{look[theme].colour}</span>,{' '}
                {site.contrast(look[theme].contrast)}
                {look[theme].changed && look.accent !== null && `, ${site.mended}`}
              </span>
            </li>
          ))}
        </ul>
        <div className={styles.logo}>
          {look.logo === null ? <p>{site.noLogo}</p> : <img src={look.logo} alt={site.logo} className={styles.sign} />}
          {saveLogo.isError && <Banner tone="stop" live title={sentenceFor(saveLogo.error, words.problems)} />}
          <p className={styles.hint}>{site.logoHint}</p>
          {mayChange && (
            <div className={styles.buttons}>
              <FileButton
                label={site.chooseLogo}
                endings={['.svg', '.png']}
                onFile={(file) => saveLogo.mutate(file)}
                isDisabled={saveLogo.isPending}
              />
              {look.logo !== null && (
                <Button tone="plain" size="small" onPress={() => saveLogo.mutate(undefined)}>
                  {site.removeLogo}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
    </Panel>
  )
}
