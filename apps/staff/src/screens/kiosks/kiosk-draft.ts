import {
  usualSettings,
  type AdoptKiosk,
  type Kiosk,
  type KioskLanguage,
  type KioskSettings,
} from '../../../../server/src/modules/kiosks/contract.ts'

/** A self-check as it stands in the form. */
export interface KioskDraft {
  readonly code: string
  readonly name: string
  readonly branch: number
  readonly place: string
  readonly settings: KioskSettings
  readonly servicePin: string
  readonly replaces: number | undefined
}

/** The form for a device that is not adopted yet, or for one that is there. */
export function draftOf(kiosk: Kiosk | undefined, branch: number, code = ''): KioskDraft {
  return kiosk
    ? {
        code: '',
        name: kiosk.name,
        branch: kiosk.branch,
        place: kiosk.place,
        settings: kiosk.settings,
        servicePin: '',
        replaces: undefined,
      }
    : { code, name: '', branch, place: '', settings: usualSettings, servicePin: '', replaces: undefined }
}

/** What is sent of a form; an empty PIN leaves the one that is there. */
export function bodyOf({ code, replaces, servicePin, ...draft }: KioskDraft) {
  const rest = { ...draft, name: draft.name.trim(), ...(servicePin !== '' && { servicePin }) }
  const adopts: NonNullable<(typeof AdoptKiosk)['types']>['body'] = {
    ...rest,
    code,
    ...(replaces !== undefined && { replaces }),
  }
  return { changes: rest, adopts }
}

/** Adds a language, or takes it away; at least one is left. */
export function withLanguage(
  languages: readonly KioskLanguage[],
  language: KioskLanguage,
  on: boolean,
): KioskLanguage[] {
  if (on) return languages.includes(language) ? [...languages] : [...languages, language]
  const left = languages.filter((one) => one !== language)
  return left.length === 0 ? [...languages] : left
}

/** The same languages, with one of them first. */
export function beginningWith(languages: readonly KioskLanguage[], first: KioskLanguage): KioskLanguage[] {
  return [first, ...languages.filter((one) => one !== first)]
}
